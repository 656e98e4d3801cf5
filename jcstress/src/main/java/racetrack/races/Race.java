// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import racetrack.catalogue.Finding;

/// Shares a budget of time out among cells.
///
/// Every cell gets one short attempt, however many there are; the more cells, the shorter. Twins
/// that an earlier run on this host has seen often enough get none. What is left of the budget goes
/// first to the twins, until each has shown its wound often enough to know how frequent it is: so
/// few clean samples as that allows are needed of the sound subjects. Then it goes to the sound
/// subjects whose clean samples do not weigh enough yet. The one that is nearest to its goal comes
/// first, so that as many as possible reach it.
///
/// A twin is not given up before it had [#PERSISTENCE], whatever the budget: on a host that is too
/// busy it must not be mistaken for one that escapes. Neither is an error that was planted beside a
/// class from outside; and however often the twins have shown their wounds before, the class is
/// sampled no less than such an error until it was caught. What is asked only where another class
/// breaks comes last.
final class Race {

  private static final Duration FIRST_SLICE = Duration.ofMillis(100);
  private static final Duration SHORTEST_SLICE = Duration.ofMillis(50);

  /// What an attempt takes beside its samples, roughly: the classes of the subject, and a first
  /// trial.
  private static final Duration START = Duration.ofMillis(50);

  private static final Duration LONGEST_SLICE = Duration.ofSeconds(10);

  /// The least time for which a twin runs before it counts as not caught.
  static final Duration PERSISTENCE = Duration.ofSeconds(5);

  /// A twin has shown its wound often enough: the lower limit of its frequency is then two thirds
  /// of what was seen, or more.
  static final int ENOUGH_HITS = 20;

  /// Makes one attempt for each cell, as [Forks#attempt] does.
  @FunctionalInterface
  interface Track {
    void attempt(Map<Cell, Duration> slices);
  }

  private final List<Cell> cells;
  private final Track track;
  private final int width;
  private final LongSupplier nanoClock;
  private final long start;
  private final Duration budget;

  /// Prepares a race.
  ///
  /// @param cells the cells that can be asked, in the order of the first attempts
  /// @param track where they run
  /// @param width how many run side by side
  /// @param budget how long the race should take in all
  /// @param nanoClock the clock, in nanoseconds
  Race(List<Cell> cells, Track track, int width, Duration budget, LongSupplier nanoClock) {
    this.cells = List.copyOf(cells);
    this.track = track;
    this.width = width;
    this.nanoClock = nanoClock;
    this.start = nanoClock.getAsLong();
    this.budget = budget;
  }

  /// Runs until every cell is settled or the budget is spent.
  void run() {
    begin(cells.stream().filter(cell -> !cell.isConditional()).toList());
    Duration left = budget.minus(elapsed());
    List<Cell> twins = cells.stream().filter(Cell::isTwin).toList();
    List<Cell> sound = cells.stream().filter(cell -> !cell.isTwin()).toList();
    insist(twins, budget.minus(left.dividedBy(2)));
    twins.forEach(this::persist);
    cells.stream().filter(Cell::isPlanted).forEach(this::persist);
    insist(sound, budget);
    List<Cell> depending = sound.stream().filter(Cell::isConditional).filter(this::isDue).toList();
    begin(depending);
    insist(depending, budget);
    sound.forEach(this::weigh); // a twin may have been caught, or known better, since
  }

  private boolean isDue(Cell cell) {
    return cell.isDue(cells);
  }

  /// Makes the first attempts.
  private void begin(List<Cell> some) {
    Duration first = firstSlice();
    List<Cell> open =
        some.stream().filter(cell -> cell.attempts() == 0 || !isSettled(cell)).toList();
    for (int from = 0; from < open.size(); from += width) {
      List<Cell> batch = open.subList(from, Math.min(from + width, open.size()));
      attempt(batch, _ -> first);
    }
  }

  /// Shortens the first attempts when there are more cells than the budget has room for.
  private Duration firstSlice() {
    Duration share = budget.multipliedBy(width).dividedBy(Math.max(1, cells.size())).minus(START);
    return clamp(share, SHORTEST_SLICE, FIRST_SLICE);
  }

  /// Makes further attempts until all cells are settled or a deadline, from the start, has passed.
  private void insist(List<Cell> side, Duration deadline) {
    List<Cell> open = new ArrayList<>(side);
    while (true) {
      open.removeIf(this::isSettled);
      Duration left = deadline.minus(elapsed());
      if (open.isEmpty() || left.compareTo(SHORTEST_SLICE) < 0) {
        return;
      }
      open.sort(Comparator.comparing(this::need));
      List<Cell> batch = List.copyOf(open.subList(0, Math.min(width, open.size())));
      Duration longest = left.compareTo(LONGEST_SLICE) < 0 ? left : LONGEST_SLICE;
      attempt(batch, cell -> clamp(need(cell), SHORTEST_SLICE, longest));
    }
  }

  private void persist(Cell twin) {
    while (twin.finding() == Finding.HELD
        && twin.seconds() < PERSISTENCE.toSeconds()
        && !isCaughtElsewhere(twin)) {
      attempt(List.of(twin), _ -> PERSISTENCE.dividedBy(2));
    }
  }

  /// One scenario is enough for a planted error.
  private boolean isCaughtElsewhere(Cell cell) {
    return cell.isPlanted()
        && cells.stream()
            .filter(other -> other.alias().equals(cell.alias()))
            .anyMatch(other -> other.finding() == Finding.BROKE);
  }

  private void attempt(List<Cell> batch, Function<Cell, Duration> slice) {
    Map<Cell, Duration> slices = new LinkedHashMap<>();
    batch.forEach(cell -> slices.put(cell, slice.apply(cell)));
    track.attempt(slices);
    batch.forEach(this::weigh);
  }

  private void weigh(Cell cell) {
    if (!cell.isTwin()) {
      cell.weigh(twinsOf(cell));
    }
  }

  /// A twin is settled when it is caught and known, a sound subject when it fails or weighs enough.
  private boolean isSettled(Cell cell) {
    return switch (cell.finding()) {
      case NOT_ASKED -> true;
      case BROKE -> !cell.isTwin() || cell.hits() == 0 || cell.hits() >= ENOUGH_HITS;
      case HELD -> !cell.isTwin() && missing(cell) == 0;
    };
  }

  /// How long the next attempt should be: long enough if the last told how fast the samples come,
  /// but not much longer than all before, as they may come much faster once they are compiled.
  private Duration need(Cell cell) {
    Duration longer = FIRST_SLICE.multipliedBy(1L << Math.min(2 * cell.attempts(), 20));
    double seconds = missing(cell) * cell.seconds() / Math.max(1, cell.samples());
    Duration estimate = Duration.ofMillis((long) Math.min(1e3 * seconds, 1e9));
    return cell.isTwin() || longer.compareTo(estimate) < 0 ? longer : estimate;
  }

  /// {@return how many clean samples a sound subject lacks}
  private long missing(Cell sound) {
    long needed = Strengths.hardest(twinsOf(sound)).map(Strengths.Wound::samplesNeeded).orElse(0L);
    return Math.max(0, Math.max(needed, samplesOfPlanted(sound)) - sound.samples());
  }

  /// How often an error that was planted beside a class was sampled until it was caught.
  private long samplesOfPlanted(Cell cell) {
    return cells.stream()
        .filter(other -> other.isPlanted() && other.finding() == Finding.BROKE)
        .filter(other -> !cell.isPlanted() && other.check().equals(cell.check()))
        .mapToLong(Cell::samples)
        .max()
        .orElse(0);
  }

  private List<Cell> twinsOf(Cell cell) {
    return cells.stream()
        .filter(Cell::isTwin)
        .filter(twin -> twin.key().equals(cell.key()) && twin.check().equals(cell.check()))
        .toList();
  }

  private Duration elapsed() {
    return Duration.ofNanos(nanoClock.getAsLong() - start);
  }

  private static Duration clamp(Duration value, Duration least, Duration most) {
    Duration capped = value.compareTo(most) < 0 ? value : most;
    return capped.compareTo(least) < 0 ? least : capped;
  }
}
