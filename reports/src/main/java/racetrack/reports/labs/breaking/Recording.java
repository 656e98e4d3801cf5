// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.breaking;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import racetrack.reports.labs.predict.steps.Replay;
import racetrack.reports.labs.predict.steps.Scheduled;
import racetrack.reports.labs.predict.steps.Step;

/// Every interleaving of a puzzle as it was run, as a tree of moments.
///
/// @param puzzle the puzzle
/// @param start the moment before the first step
public record Recording(Puzzle puzzle, Moment start) {

  /// More than any puzzle has.
  private static final int MOST_RUNS = 20_000;

  /// A moment: what the threads can do next, or what it came to.
  public static final class Moment {

    private SortedMap<String, String> values = new TreeMap<>();
    private final NavigableMap<Integer, Choice> choices = new TreeMap<>();
    private Optional<String> outcome = Optional.empty();
    private boolean isKnown;
    private int ways;
    private int brokenWays;

    private Moment() {}

    /// {@return what the twin's fields hold, by name; empty at the end}
    public SortedMap<String, String> values() {
      return values;
    }

    /// {@return what each thread that can go on does next, by its number; none at the end}
    public NavigableMap<Integer, Choice> choices() {
      return choices;
    }

    /// {@return what the run has come to, if this is its end}
    public Optional<String> outcome() {
      return outcome;
    }

    /// {@return in how many ways the run can go on from here to its end}
    public int ways() {
      return ways;
    }

    /// {@return how many of them break the promise}
    public int brokenWays() {
      return brokenWays;
    }
  }

  /// A step that a thread can take.
  ///
  /// @param step the step
  /// @param next the moment behind it
  public record Choice(Step step, Moment next) {}

  /// Runs every interleaving.
  ///
  /// @param puzzle the puzzle
  /// @return the record
  public static Recording of(Puzzle puzzle) {
    Scheduled program = puzzle.scheduled();
    Moment start = new Moment();
    for (int runs = 0; !start.isKnown; runs++) {
      if (runs > MOST_RUNS) {
        throw new IllegalStateException(puzzle.id() + " has too many interleavings.");
      }
      run(puzzle, program, start);
    }
    return new Recording(puzzle, start);
  }

  private static void run(Puzzle puzzle, Scheduled program, Moment start) {
    List<Moment> path = new ArrayList<>(List.of(start));
    Replay.End end =
        Replay.run(
            program,
            now -> {
              Moment moment = path.getLast();
              if (moment.choices.isEmpty()) {
                moment.values = Values.of(puzzle.type(), now.snippet());
                now.next()
                    .forEach((thread, step) ->
                        moment.choices.put(thread, new Choice(step, new Moment())));
              }
              Map.Entry<Integer, Choice> choice = firstUnknown(moment);
              path.add(choice.getValue().next);
              return choice.getKey();
            });
    Moment last = path.getLast();
    last.outcome = Optional.of(end.outcome());
    last.isKnown = true;
    last.ways = 1;
    last.brokenWays = puzzle.isBroken().test(end.outcome()) ? 1 : 0;
    for (Moment moment : path.subList(0, path.size() - 1).reversed()) {
      moment.isKnown = moment.choices.values().stream().allMatch(choice -> choice.next.isKnown);
      moment.ways = moment.choices.values().stream().mapToInt(choice -> choice.next.ways).sum();
      moment.brokenWays =
          moment.choices.values().stream().mapToInt(choice -> choice.next.brokenWays).sum();
    }
  }

  private static Map.Entry<Integer, Choice> firstUnknown(Moment moment) {
    return moment.choices.entrySet().stream()
        .filter(choice -> !choice.getValue().next.isKnown)
        .findFirst()
        .orElseThrow();
  }

  /// {@return whether the promise is broken at the end of a run}
  ///
  /// @param moment the end
  public boolean isBroken(Moment moment) {
    return moment.outcome.filter(puzzle.isBroken()).isPresent();
  }
}
