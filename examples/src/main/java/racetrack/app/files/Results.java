// SPDX-License-Identifier: Apache-2.0
package racetrack.app.files;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// The results so far, which come in any order and are kept in the order of the files.
///
/// Used by one thread, the caller's: workers hand their outcomes over and add nothing up.
final class Results {

  private final List<TextFile> files;
  private final Consumer<? super FileResult> progress;
  private final Outcome[] outcomes;
  private int missing;

  Results(List<TextFile> files, Consumer<? super FileResult> progress) {
    this.files = files;
    this.progress = progress;
    this.outcomes = new Outcome[files.size()];
    this.missing = files.size();
  }

  boolean isComplete() {
    return missing == 0;
  }

  /// Adds the outcome of the file at a place.
  void add(int place, Outcome outcome) {
    outcomes[place] = outcome;
    missing--;
    progress.accept(new FileResult(files.get(place), outcome));
  }

  /// Adds the outcome of the file at a place, or the failure of who was to find it.
  void add(int place, Future<Outcome> done) throws InterruptedException {
    Outcome outcome;
    try {
      outcome = done.get();
    } catch (ExecutionException e) {
      outcome = new Failure(String.valueOf(e.getCause()));
    }
    add(place, outcome);
  }

  /// {@return the report, when all results are there}
  Report report() {
    return report(Arrays.stream(outcomes).reduce(Counts.NONE, Counts::plus, Counts::plus));
  }

  /// {@return the report, when all results are there, with a total of somebody else's}
  Report report(Counts total) {
    return new Report(
        IntStream.range(0, outcomes.length)
            .mapToObj(place -> new FileResult(files.get(place), outcomes[place]))
            .toList(),
        total);
  }
}
