// SPDX-License-Identifier: Apache-2.0
package racetrack.app.files;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// Counts each file on a virtual thread of its own, a limited number of them at a time.
///
/// **Seed idiom:** `ThreadPoolExecutor(max_workers=n)`, with a number of permits for one of
/// threads.
///
/// **Thread safety:** unconditional; callers share the permits.
///
/// ## Why it is correct
///
/// As [PoolFileCounter], of which it is a copy but for who runs the tasks.
///
/// - **Invariant:** whoever has a file open holds a permit, so no more files are open than there
///   are workers. A permit is given back also by a reader that fails or is interrupted.
/// - **Progress:** blocking. A thread that waits for its permit costs memory, about a kilobyte.
///
/// ## Cost
///
/// A thread instead of a place in a queue for each file. What virtual threads are good at, to wait
/// without a carrier, does not help here: reading a file keeps the carrier. The JDK may start
/// another one for the time of the read; it makes no promise.
///
/// ## Broken twins
///
/// [BrokenPermitFileCounter], and those of [PoolFileCounter].
///
/// ## Sources
///
/// - JEP 444, *Virtual Threads*, on blocking operations of the file system.
public final class VirtualFileCounter implements FileCounter {

  private final Semaphore permits;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("file worker ", 1).factory());

  VirtualFileCounter(int workers) {
    permits = new Semaphore(requireAtLeast(1, workers, "workers"));
  }

  @Override
  public Report count(List<TextFile> files, Consumer<? super FileResult> progress)
      throws InterruptedException {
    CompletionService<Outcome> done = new ExecutorCompletionService<>(threads);
    IdentityHashMap<Future<Outcome>, Integer> places = new IdentityHashMap<>();
    Results results = new Results(files, progress);
    try {
      for (int place = 0; place < files.size(); place++) {
        TextFile file = files.get(place);
        places.put(done.submit(() -> countWithPermit(file)), place);
      }
      while (!results.isComplete()) {
        Future<Outcome> next = done.take();
        results.add(requireNonNull(places.get(next)), next);
      }
      return results.report();
    } finally {
      places.keySet().forEach(reading -> reading.cancel(true)); // those that are done stay so
    }
  }

  private Outcome countWithPermit(TextFile file) throws InterruptedException {
    permits.acquire();
    try {
      return TextReader.count(file);
    } finally {
      permits.release();
    }
  }

  @Override
  public void close() {
    threads.close();
  }
}
