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

/// **Broken:** [VirtualFileCounter] without the `finally` around the permit.
///
/// ## Why it breaks
///
/// A reader that is interrupted leaves with its permit. Nobody can give it back, so each count that
/// is given up costs as many permits as files were open. With two permits:
///
/// | step | the user         | the caller                         | permits |
/// |------|------------------|------------------------------------|---------|
/// | 1    |                  | counts; two files are being read   | 0       |
/// | 2    | presses *Cancel* | is interrupted, and cancels both   | 0       |
/// | 3    | tries once more  | counts; each file waits for permits | 0      |
///
/// The failures of files hide the wound: they come back as values, so a test with unreadable files
/// passes. With a pool there was nothing to give back. A thread that fails takes the next task.
///
/// **Where it is right:** where the counter is thrown away with the count that was given up.
///
/// **CERT:** none; LCK08 asks the same of locks: to release what is held also after an exception.
public final class BrokenPermitFileCounter implements FileCounter {

  private final Semaphore permits;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("file worker ", 1).factory());

  BrokenPermitFileCounter(int workers) {
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
    Outcome outcome = TextReader.count(file); // wound: if it throws, the permit is gone
    permits.release();
    return outcome;
  }

  @Override
  public void close() {
    threads.close();
  }
}
