// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How many interleavings a model check has looked at, scenario by scenario.
///
/// A full check of every sound subject would take too long for a build, so most get a share. What a
/// share is worth, a twin tells that the same check catches: if the twin was found within as many
/// interleavings as the sound subject was asked, a wound like the twin's would have been found.
///
/// @param scenarios the scenarios that were begun, in the order of the check
/// @param yardstick for a sound subject that held, the twin that is hardest to find for this check;
///   null if the check has found no twin, or nobody has compared yet
public record Exploration(List<Scenario> scenarios, @Nullable Yardstick yardstick) {

  /// Keeps a copy.
  public Exploration {
    scenarios = List.copyOf(scenarios);
  }

  /// {@return how many interleavings the check was asked, at most}
  public long asked() {
    return scenarios.stream().mapToLong(Scenario::asked).sum();
  }

  /// {@return how many a full check of the same scenarios is asked}
  public long full() {
    return scenarios.stream().mapToLong(Scenario::full).sum();
  }

  /// {@return how many were run}
  public long run() {
    return scenarios.stream().mapToLong(Scenario::run).sum();
  }

  /// {@return whether the twin that is hardest to find was found within what was asked here}
  public boolean reachesItsTwins() {
    return yardstick != null && yardstick.within();
  }

  /// Holds this exploration, of a sound subject, against those of the twins that the same check has
  /// found.
  ///
  /// @param twins the twins' names and explorations
  /// @return this exploration with the twin that is hardest to find, if there is one
  public Exploration against(List<Twin> twins) {
    return new Exploration(
        scenarios,
        twins.stream()
            .flatMap(twin -> twin.exploration().breach().map(b -> measure(twin, b)).stream())
            .max(
                Comparator.comparingInt((Yardstick y) -> y.within() ? 0 : 1)
                    .thenComparingDouble(this::effort))
            .orElse(null));
  }

  /// {@return the number of the scenario that broke, from 1, if one did}
  public Optional<Integer> breach() {
    return !scenarios.isEmpty() && scenarios.getLast().broke()
        ? Optional.of(scenarios.size())
        : Optional.empty();
  }

  private Yardstick measure(Twin twin, int number) {
    int found = twin.exploration().scenarios().getLast().run();
    boolean within = number <= scenarios.size() && scenarios.get(number - 1).reaches(found);
    return new Yardstick(twin.name(), number, found, within);
  }

  /// {@return how many interleavings of one scenario the check was asked, at most}
  ///
  /// @param scenario the scenario's number, from 1; 0 is the answer for one that was not begun
  public int asked(int scenario) {
    return scenario <= scenarios.size() ? scenarios.get(scenario - 1).asked() : 0;
  }

  /// {@return how much of what was asked here it takes to find the twin that is hardest to find:
  /// above 1 if it was not enough; infinite if nobody knows}
  public double effort() {
    return yardstick == null ? Double.POSITIVE_INFINITY : effort(yardstick);
  }

  private double effort(Yardstick twin) {
    return (double) twin.found() / asked(twin.scenario());
  }

  /// How many interleavings of one scenario were looked at.
  ///
  /// @param asked how many the check was asked, at most
  /// @param full how many a full check is asked
  /// @param run how many were run: fewer than asked if there are no more, or if one broke
  /// @param broke whether the last of them broke
  public record Scenario(int asked, int full, int run, boolean broke) {

    /// {@return whether every interleaving was run that the model checker can make}
    public boolean ranAll() {
      return !broke && run < asked;
    }

    /// {@return whether a wound that shows in a certain interleaving would have been found}
    ///
    /// @param found which one it is, from 1
    boolean reaches(int found) {
      return found <= asked || ranAll();
    }
  }

  /// A twin that the same check was asked.
  ///
  /// @param name the name of the twin's enum constant
  /// @param exploration what it took to find it
  public record Twin(String name, Exploration exploration) {}

  /// What it takes to find a twin.
  ///
  /// @param twin the name of the twin's enum constant
  /// @param scenario the number of the scenario that shows its wound, from 1
  /// @param found after how many interleavings of that scenario it was found
  /// @param within whether the sound subject was asked as many, or all there are
  public record Yardstick(String twin, int scenario, int found, boolean within) {

    /// Refuses null.
    public Yardstick {
      requireNonNull(twin, "twin");
    }
  }
}
