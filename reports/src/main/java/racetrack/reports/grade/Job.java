// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.grade;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import racetrack.catalogue.Check;
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
/// @param first for submissions, by their ids, the checks to begin with, where nothing more is
///   asked of a submission once a check has found it broken: enough where only the word for it
///   counts; empty if all is asked
public record Job(
    Entry entry,
    Kind kind,
    Set<Question> questions,
    String seed,
    Duration guard,
    Fence fence,
    Look look,
    Optional<Map<String, List<Check>>> first) {

  /// Sets a job.
  public Job {
    questions = Set.copyOf(questions);
    first = first.map(Map::copyOf);
  }

  /// {@return whether nothing more is asked of a submission once a check has found it broken}
  boolean isThrifty() {
    return first.isPresent();
  }

  /// {@return the checks to begin with; empty if all is asked}
  ///
  /// @param id the id of a submission
  Optional<List<Check>> first(String id) {
    return first.map(all -> all.getOrDefault(id, List.of()));
  }
}
