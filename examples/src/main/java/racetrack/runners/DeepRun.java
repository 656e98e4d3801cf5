// SPDX-License-Identifier: Apache-2.0
package racetrack.runners;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import racetrack.catalogue.Answer;

/// What the deep tier of the races has found so far, over all its runs of one build.
///
/// @param build tells builds apart: a digest of what was raced, and of the JDK
/// @param asked when the last race ended
/// @param seconds how long all runs took together
/// @param answers an answer for each scenario and subject, over all its modes
public record DeepRun(String build, Instant asked, double seconds, List<Answer> answers) {

  /// Refuses null, and keeps a copy.
  public DeepRun {
    requireNonNull(build, "build");
    requireNonNull(asked, "asked");
    answers = List.copyOf(answers);
  }
}
