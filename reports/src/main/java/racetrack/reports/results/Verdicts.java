// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.results;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one run of the gate decided.
///
/// @param asked when the run ended
/// @param seconds how long it took
/// @param commit the commit that was checked, or null if it is not known
/// @param verdicts one verdict for each subject and check
public record Verdicts(
    Instant asked, double seconds, @Nullable String commit, List<Verdict> verdicts) {

  /// Refuses null, and keeps a copy.
  public Verdicts {
    requireNonNull(asked, "asked");
    verdicts = List.copyOf(verdicts);
  }
}
