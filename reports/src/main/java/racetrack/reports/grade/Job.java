// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.grade;

import java.time.Duration;
import java.util.Set;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Question;
import racetrack.reports.check.Look;
import racetrack.reports.labs.Kind;
import racetrack.reports.launch.Fence;

/// What is to be done with each submission.
///
/// @param entry the pattern of the lab
/// @param kind what kind of lab it is
/// @param questions what to ask
/// @param seed what is drawn by lot is drawn from; whoever has it can draw the same once more
/// @param guard after how long a submission counts as not decided; no budget: that is in
///   interleavings and samples
/// @param fence what stands between the submissions and the rest of the machine
/// @param look what no submission may need
/// @param thrifty whether no further question is asked of a submission that one has found broken:
///   enough where only the word for it counts
public record Job(
    Entry entry,
    Kind kind,
    Set<Question> questions,
    String seed,
    Duration guard,
    Fence fence,
    Look look,
    boolean thrifty) {

  /// Sets a job.
  public Job {
    questions = Set.copyOf(questions);
  }
}
