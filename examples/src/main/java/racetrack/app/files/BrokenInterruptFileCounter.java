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

/// **Broken:** [PoolFileCounter] without the cancellation of what nobody waits for any more.
///
/// ## Why it breaks
///
/// The interrupt ends the caller's wait, not the work. The tasks are in the queue still, and
/// `close` is polite: it waits until the last of them is done.
///
/// | step | the user          | the caller                        | the workers               |
/// |------|-------------------|-----------------------------------|---------------------------|
/// | 1    |                   | waits in `take`                   | read file 3 of 10,000     |
/// | 2    | presses Ctrl-C    | `take` throws                     | read file 4 of 10,000     |
/// | 3    | waits             | waits in `close`                  | read file 5 of 10,000     |
///
/// The block of a `try` with an executor is left only when everything is done, however it is left.
/// In Python it is the same: the end of a `with` block waits for every future.
///
/// **Where it is right:** where the files must be read whoever asks for the result.
///
/// **CERT:** none; TPS02 asks for tasks that can be interrupted. These can be, and nobody does it.
public final class BrokenInterruptFileCounter implements FileCounter {

  private final ExecutorService workers;

  BrokenInterruptFileCounter(int workers) {
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
    for (int place = 0; place < files.size(); place++) { // follows the wound
      TextFile file = files.get(place);
      places.put(done.submit(() -> TextReader.count(file)), place);
    }
    while (!results.isComplete()) {
      Future<Outcome> next = done.take(); // wound: nothing is cancelled if it throws
      results.add(requireNonNull(places.get(next)), next);
    }
    return results.report();
  }

  @Override
  public void close() {
    workers.close();
  }
}
