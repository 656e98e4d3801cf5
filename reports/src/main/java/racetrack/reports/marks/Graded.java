// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.marks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import racetrack.catalogue.Entry;
import racetrack.reports.check.Result;
import racetrack.reports.labs.Kind;

/// What grading found out about one submission, before any points.
///
/// @param submission the id of the submission: the name of its folder, or what its platform calls
///   it; never looked into
/// @param entry the pattern of the lab
/// @param kind what kind of lab it is
/// @param seed what everything drawn by lot was drawn from: with the same seed the same is asked
/// @param result what the questions came to; empty if none was asked
/// @param refusal why no question was asked, as one sentence to the student; empty if they were
/// @param caught which twins the tests of a *catch* lab caught; empty for other kinds
/// @param isolation what stood between the submission and the rest of the machine, strongest last
/// @param took how long it took
public record Graded(
    String submission,
    Entry entry,
    Kind kind,
    String seed,
    Optional<Result> result,
    Optional<String> refusal,
    Optional<Caught> caught,
    List<String> isolation,
    Duration took) {

  /// Keeps a copy.
  public Graded {
    isolation = List.copyOf(isolation);
  }

  /// What the tests of a *catch* lab caught.
  ///
  /// @param twins the names of the twins they caught
  /// @param escaped the names of the twins that they let through
  /// @param falseAlarms the names of the sound subjects that they called broken
  public record Caught(List<String> twins, List<String> escaped, List<String> falseAlarms) {

    /// Keeps copies.
    public Caught {
      twins = List.copyOf(twins);
      escaped = List.copyOf(escaped);
      falseAlarms = List.copyOf(falseAlarms);
    }
  }
}
