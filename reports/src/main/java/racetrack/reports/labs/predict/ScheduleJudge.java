// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import racetrack.reports.labs.predict.steps.Replay;
import racetrack.reports.labs.predict.steps.Scheduled;

/// Runs a student's schedule: the numbers of the threads, one for each step.
///
/// @param program the program
public record ScheduleJudge(Scheduled program) {

  /// What a schedule came to.
  ///
  /// @param end the run; of no outcome if the schedule cannot be followed
  /// @param written how many steps the schedule has; if the run has more, the threads ran on, the
  ///   first that could go first
  /// @param trouble why the schedule cannot be followed, if it cannot: a sentence
  public record Judgement(Replay.End end, int written, Optional<String> trouble) {}

  /// {@return the schedule that somebody wrote, such as `1 1 2 2`}
  ///
  /// @param words numbers of threads; what stands between them does not matter
  /// @throws BadPredictionException if it has something else, or a thread that is not there
  public List<Integer> parse(String words) {
    List<Integer> schedule = new ArrayList<>();
    for (int index = 0; index < words.length(); index++) {
      char character = words.charAt(index);
      int thread = Character.digit(character, 10);
      if (thread >= 1 && thread <= program.threads().size()) {
        schedule.add(thread);
      } else if (Character.isLetterOrDigit(character)) {
        throw new BadPredictionException(
            "A schedule is made of the numbers of the threads, such as %s, but it has '%s'."
                .formatted(example(), character));
      }
    }
    return schedule;
  }

  /// {@return a schedule as an example of the form}
  public String example() {
    return program.threads().size() == 1 ? "1 1 1" : "1 1 2 2";
  }

  /// Runs a schedule.
  ///
  /// @param schedule the numbers of the threads
  /// @return what it came to
  public Judgement judge(List<Integer> schedule) {
    Follower follower = new Follower(schedule);
    Replay.End end = Replay.run(program, follower);
    if (follower.trouble.isEmpty() && schedule.size() > end.taken().size()) {
      follower.trouble =
          Optional.of(
              "After %d steps no thread can take another, but the schedule has %d."
                  .formatted(end.taken().size(), schedule.size()));
    }
    return new Judgement(end, schedule.size(), follower.trouble);
  }

  /// {@return a schedule as it is written}
  ///
  /// @param schedule the numbers of the threads
  public static String text(List<Integer> schedule) {
    return schedule.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  private static final class Follower implements Replay.Chooser {

    private final List<Integer> schedule;
    private int position;
    private Optional<String> trouble = Optional.empty();

    Follower(List<Integer> schedule) {
      this.schedule = schedule;
    }

    @Override
    public int choose(Replay.Turn turn) {
      if (position == schedule.size()) {
        return turn.ready().getFirst();
      }
      int thread = schedule.get(position);
      position++;
      if (turn.ready().contains(thread)) {
        return thread;
      }
      String why = turn.ended().contains(thread) ? "has ended" : "must wait";
      trouble =
          Optional.of(
              "Thread %d %s at step %d of the schedule; these can go on: %s."
                  .formatted(thread, why, position, text(turn.ready())));
      return 0;
    }
  }
}
