// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.steps;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import racetrack.reports.labs.predict.steps.Replay.End;
import racetrack.reports.labs.predict.steps.Replay.Taken;

/// Every interleaving of a program, and what it comes to.
///
/// @param first the first run that was found for each outcome: one with few switches of threads
/// @param counts how many interleavings lead to each outcome
/// @param steps the steps that each thread takes in one interleaving or another, in the order of
///   the source
public record Exploration(
    NavigableMap<String, End> first,
    NavigableMap<String, Integer> counts,
    NavigableMap<Integer, List<Step>> steps) {

  /// More than any program of a question has.
  private static final int MOST = 200_000;

  /// Runs a program in every interleaving of its steps.
  ///
  /// @param program the program
  /// @return what was found
  /// @throws IllegalStateException if there are more than 200,000
  public static Exploration of(Scheduled program) {
    NavigableMap<String, End> first = new TreeMap<>();
    NavigableMap<String, Integer> counts = new TreeMap<>();
    Set<Taken> all = new LinkedHashSet<>();
    List<Branch> branches = new ArrayList<>();
    int runs = 0;
    do {
      End end = Replay.run(program, new Path(branches));
      first.merge(end.outcome(), end, Exploration::simpler);
      counts.merge(end.outcome(), 1, Integer::sum);
      all.addAll(end.taken());
      runs++;
      if (runs > MOST) {
        throw new IllegalStateException(program.type() + " has too many interleavings.");
      }
    } while (advance(branches));
    return new Exploration(first, counts, stepsOf(program, all));
  }

  private static NavigableMap<Integer, List<Step>> stepsOf(Scheduled program, Set<Taken> all) {
    NavigableMap<Integer, List<Step>> steps = new TreeMap<>();
    for (int thread = 1; thread <= program.threads().size(); thread++) {
      int number = thread;
      steps.put(
          number,
          program.steps().stream()
              .filter(step -> all.contains(new Taken(number, step)))
              .distinct()
              .toList());
    }
    return steps;
  }

  private static End simpler(End one, End other) {
    return switches(other) < switches(one) ? other : one;
  }

  private static int switches(End end) {
    int switches = 0;
    List<Integer> schedule = end.schedule();
    for (int i = 1; i < schedule.size(); i++) {
      switches += schedule.get(i).equals(schedule.get(i - 1)) ? 0 : 1;
    }
    return switches;
  }

  /// {@return how many interleavings there are}
  public int interleavings() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// Where several threads could go on: those, and which of them did.
  private record Branch(List<Integer> ready, int chosen) {}

  /// Repeats the choices of before, then takes the first of each.
  private static final class Path implements Replay.Chooser {

    private final List<Branch> branches;
    private int position;

    Path(List<Branch> branches) {
      this.branches = branches;
    }

    @Override
    public int choose(Replay.Turn turn) {
      if (position == branches.size()) {
        branches.add(new Branch(turn.ready(), 0));
      }
      Branch branch = branches.get(position);
      position++;
      return branch.ready.get(branch.chosen);
    }
  }

  /// Goes on to the next path.
  ///
  /// @return whether there is one
  private static boolean advance(List<Branch> branches) {
    while (!branches.isEmpty()) {
      Branch last = branches.removeLast();
      if (last.chosen + 1 < last.ready.size()) {
        branches.add(new Branch(last.ready, last.chosen + 1));
        return true;
      }
    }
    return false;
  }
}
