// SPDX-License-Identifier: Apache-2.0
package racetrack.app.files;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// **Broken:** [PoolFileCounter] with the failure of a file thrown at whoever gets its counts.
///
/// ## Why it breaks
///
/// `get` throws what the task threw, at the line that adds up for all files. Nobody catches it
/// there, so that the loop ends, and `finally` cancels the files that are left.
///
/// | step | a worker                    | the caller                         | counted |
/// |------|-----------------------------|------------------------------------|---------|
/// | 1    | counts `a.txt`              |                                    | 0       |
/// | 2    | fails to read `b.txt`       | takes `a.txt`                      | 1       |
/// | 3    | begins `c.txt`              | takes `b.txt`: `get` throws        | 1       |
/// | 4    | is interrupted              | cancels `c.txt`, throws `a.txt` away | 0     |
///
/// A thousand good files are not counted because of a bad one, and which of them were done by then
/// is lost with the exception.
///
/// **Where it is right:** where all are needed or none, such as the parts of one archive.
///
/// **CERT:** none; TPS03 asks that failures be seen, and this one is.
public final class BrokenBatchFileCounter implements FileCounter {

  private final ExecutorService workers;

  BrokenBatchFileCounter(int workers) {
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
        places.put(done.submit(() -> TextReader.read(file)), place); // follows the wound
      }
      while (!results.isComplete()) {
        Future<Outcome> next = done.take();
        results.add(
            requireNonNull(places.get(next)), next.get()); // wound: throws the failure of one file
      }
      return results.report();
    } catch (ExecutionException e) { // follows the wound
      throw new IllegalStateException("The files could not be counted.", e.getCause());
    } finally {
      places.keySet().forEach(reading -> reading.cancel(true)); // those that are done stay so
    }
  }

  @Override
  public void close() {
    workers.close();
  }
}
