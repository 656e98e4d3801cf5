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

/// **Broken:** [PoolFileCounter] with a total that the workers add to.
///
/// ## Why it breaks
///
/// A worker takes the total, reads its file, and puts back the total with its own counts. What the
/// others have put back meanwhile is overwritten. The results file by file are right, so that only
/// who adds them up will notice.
///
/// | step | one worker                | another worker             | `total.bytes()` |
/// |------|---------------------------|----------------------------|-----------------|
/// | 1    | takes 0, reads 2 MB       |                            | 0               |
/// | 2    |                           | takes 0, reads 1 kB        | 0               |
/// | 3    |                           | puts back 1 kB             | 1 kB            |
/// | 4    | puts back 2 MB            |                            | 2 MB            |
///
/// Nor would `volatile` help, or taking the total later: it makes the gap shorter, and the loss
/// rarer and harder to find. There is no happens-before between the workers either.
///
/// **Where it is right:** with one worker.
///
/// **CERT:** VNA02.
public final class BrokenTotalFileCounter implements FileCounter {

  private final ExecutorService workers;

  BrokenTotalFileCounter(int workers) {
    requireAtLeast(1, workers, "workers");
    this.workers =
        Executors.newFixedThreadPool(
            workers, Thread.ofPlatform().name("file worker ", 1).factory());
  }

  /// The total of one call.
  private static final class Total {

    private Counts counts = Counts.NONE;

    Outcome addCountsOf(TextFile file) throws InterruptedException {
      Counts before = counts;
      Outcome outcome = TextReader.count(file);
      counts = before.plus(outcome); // wound: what others added meanwhile is overwritten
      return outcome;
    }
  }

  @Override
  public Report count(List<TextFile> files, Consumer<? super FileResult> progress)
      throws InterruptedException {
    CompletionService<Outcome> done = new ExecutorCompletionService<>(workers);
    IdentityHashMap<Future<Outcome>, Integer> places = new IdentityHashMap<>();
    Results results = new Results(files, progress);
    Total total = new Total(); // follows the wound
    try {
      for (int place = 0; place < files.size(); place++) {
        TextFile file = files.get(place);
        places.put(done.submit(() -> total.addCountsOf(file)), place); // follows the wound
      }
      while (!results.isComplete()) {
        Future<Outcome> next = done.take();
        results.add(requireNonNull(places.get(next)), next);
      }
      return results.report(total.counts); // follows the wound
    } finally {
      places.keySet().forEach(reading -> reading.cancel(true)); // those that are done stay so
    }
  }

  @Override
  public void close() {
    workers.close();
  }
}
