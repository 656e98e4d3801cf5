// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import racetrack.catalogue.Answer.Strength;
import racetrack.catalogue.Finding;

/// Runs every scenario in one setting after another, for as long as it may.
///
/// A heat is one scenario with all its subjects in one setting, in a JVM of its own: what its twins
/// show there says what the clean samples of its sound subjects are worth there. Time is shared out
/// by weakness: a round has a heat for each scenario, the weakest first, then one more for the
/// weaker half of them, one more for the weaker quarter, and so on.
final class DeepRace {

  private static final Duration SLICE = Duration.ofMillis(200);

  /// A cell that says little, or a twin that has shown nothing, gets more.
  private static final Duration LONGER_SLICE = Duration.ofMillis(400);

  private final List<List<Cell>> scenarios;
  private final List<Setting> settings;
  private final Track track;
  private final int width;
  private final Duration budget;
  private final LongSupplier nanoClock;
  private final long start;

  /// One scenario in one setting.
  ///
  /// @param test jcstress's name of the scenario
  /// @param setting the setting
  /// @param slices how long to sample each cell
  record Heat(String test, Setting setting, Map<Cell, Duration> slices) {}

  /// Runs heats side by side, as [Forks#run] does.
  @FunctionalInterface
  interface Track {
    void run(List<Heat> heats);
  }

  /// Prepares a race.
  ///
  /// @param cells the cells that can be asked
  /// @param settings how to run them, in this order
  /// @param track where they run
  /// @param width how many scenarios run side by side
  /// @param budget how long the race should take
  /// @param nanoClock the clock, in nanoseconds
  DeepRace(
      Collection<Cell> cells,
      List<Setting> settings,
      Track track,
      int width,
      Duration budget,
      LongSupplier nanoClock) {
    this.scenarios = scenarios(cells);
    this.settings = List.copyOf(settings);
    this.track = track;
    this.width = width;
    this.budget = budget;
    this.nanoClock = nanoClock;
    this.start = nanoClock.getAsLong();
  }

  private static List<List<Cell>> scenarios(Collection<Cell> cells) {
    Map<String, List<Cell>> scenarios = new LinkedHashMap<>();
    for (Cell cell : cells) {
      scenarios
          .computeIfAbsent(cell.key() + " " + cell.check().name(), _ -> new ArrayList<>())
          .add(cell);
    }
    return List.copyOf(scenarios.values());
  }

  /// Runs until the budget is spent, or nothing is left to ask.
  void run() {
    boolean going = true;
    while (going) {
      going = false;
      for (int count = scenarios.size(); count > 0; count /= 2) {
        going |= run(weakest(count));
      }
    }
  }

  /// {@return whether anything was run}
  private boolean run(List<List<Cell>> some) {
    boolean ran = false;
    for (int from = 0; from < some.size() && !isOver(); from += width) {
      List<List<Cell>> batch = some.subList(from, Math.min(from + width, some.size()));
      List<Heat> heats =
          batch.stream().map(this::heat).filter(heat -> !heat.slices().isEmpty()).toList();
      if (!heats.isEmpty()) {
        track.run(heats);
        batch.forEach(DeepRace::weigh);
        ran = true;
      }
    }
    return ran;
  }

  private boolean isOver() {
    return nanoClock.getAsLong() - start >= budget.toNanos();
  }

  private List<List<Cell>> weakest(int count) {
    return scenarios.stream()
        .sorted(
            Comparator.comparingDouble(DeepRace::weakness)
                .reversed()
                .thenComparingLong(DeepRace::samples))
        .limit(count)
        .toList();
  }

  /// The probability with which the weakest of the sound subjects would have missed a wound.
  private static double weakness(List<Cell> scenario) {
    return scenario.stream()
        .filter(cell -> !cell.isTwin() && cell.finding() != Finding.BROKE)
        .mapToDouble(DeepRace::missed)
        .max()
        .orElse(0);
  }

  private static double missed(Cell sound) {
    Strength strength = sound.strength();
    return strength == null ? 1 : strength.missed();
  }

  private static long samples(List<Cell> scenario) {
    return scenario.stream().mapToLong(Cell::samples).sum();
  }

  private Heat heat(List<Cell> scenario) {
    Map<Cell, Duration> slices = new LinkedHashMap<>();
    scenario.stream()
        .filter(cell -> !isSettled(cell))
        .forEach(cell -> slices.put(cell, saysLittle(cell) ? LONGER_SLICE : SLICE));
    String test = Objects.requireNonNull(scenario.getFirst().test(), "an admitted cell has a test");
    return new Heat(test, next(slices.keySet()), slices);
  }

  /// The first of the settings that these cells have been run in least often.
  private Setting next(Collection<Cell> cells) {
    return settings.stream()
        .min(Comparator.comparingInt(setting -> attempts(cells, setting)))
        .orElseThrow();
  }

  private static int attempts(Collection<Cell> cells, Setting setting) {
    return cells.stream().mapToInt(cell -> cell.attempts(setting.mode())).max().orElse(0);
  }

  /// A sound subject that failed has said what it had to say, and so has a twin that was caught
  /// without an outcome: it has no frequency, and may take long to hang.
  private static boolean isSettled(Cell cell) {
    return cell.finding() == Finding.BROKE && (!cell.isTwin() || cell.hits() == 0);
  }

  private static boolean saysLittle(Cell cell) {
    return cell.isTwin() ? cell.hits() == 0 : missed(cell) > Strength.ENOUGH;
  }

  /// Weighs what cells have shown so far.
  static void weighAll(Collection<Cell> cells) {
    scenarios(cells).forEach(DeepRace::weigh);
  }

  private static void weigh(List<Cell> scenario) {
    List<Cell> twins = scenario.stream().filter(Cell::isTwin).toList();
    scenario.stream().filter(cell -> !cell.isTwin()).forEach(cell -> cell.weigh(twins));
  }
}
