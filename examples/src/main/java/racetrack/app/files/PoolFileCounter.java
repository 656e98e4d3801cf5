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
import java.util.function.Consumer;

/// Counts files on a fixed pool of threads.
///
/// **Seed idiom:** `with ThreadPoolExecutor(max_workers=n)`, `for future in as_completed(futures)`.
///
/// **Thread safety:** unconditional; callers share the workers.
///
/// ## Why it is correct
///
/// - **Invariant:** each file is one task, and each task one future, which comes to `done` once.
///   Workers share nothing but the queues: no count is written by two threads, and the caller alone
///   adds up.
/// - **Happens-before:** what a worker did precedes the end of its future, which precedes the
///   `take` that returns it.
/// - **Interruption:** `take` throws; `finally` cancels what is not done. A cancelled task that has
///   not begun never runs, and one that runs is interrupted, which closes its channel.
/// - **Progress:** blocking. A slow file holds up one worker; results come as they are done.
///
/// ## Cost
///
/// Per file a task, a future, and two hand-overs through queues: some microseconds, as long as it
/// takes to read some kilobytes. As many files are open as there are workers.
///
/// ## Broken twins
///
/// [BrokenBatchFileCounter] lets one bad file spoil the batch; [BrokenTotalFileCounter] lets
/// workers add up; [BrokenInterruptFileCounter] forgets to cancel.
///
/// ## Sources
///
/// - [ExecutorCompletionService], whose documentation has the idiom of cancelling in `finally`.
public final class PoolFileCounter implements FileCounter {

  private final ExecutorService workers;

  PoolFileCounter(int workers) {
    requireAtLeast(1, workers, "workers");
    this.workers =
        Executors.newFixedThreadPool(
            workers, Thread.ofPlatform().name("file worker ", 1).factory());
  }

  @Override
  public Report count(List<TextFile> files, Consumer<? super FileResult> progress)
      throws InterruptedException {
    CompletionService<Outcome> done = new ExecutorCompletionService<>(workers);
    IdentityHashMap<Future<Outcome>, Integer> places = new IdentityHashMap<>();
    Results results = new Results(files, progress);
    try {
      for (int place = 0; place < files.size(); place++) {
        TextFile file = files.get(place);
        places.put(done.submit(() -> TextReader.count(file)), place);
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

  @Override
  public void close() {
    workers.close();
  }
}
