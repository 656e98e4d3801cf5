// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import racetrack.catalogue.Finding;

/// Shares a budget of time out among cells.
///
/// Every cell gets one short attempt, however many there are; the more cells, the shorter. What is
/// left of the budget goes, in longer and longer attempts, first to twins that nobody has caught,
/// then to sound subjects whose clean samples do not weigh enough yet.
///
/// A twin is not given up before it had [#PERSISTENCE], whatever the budget: on a host that is too
/// busy it must not be taken for one that escapes.
final class Race {

  private static final Duration FIRST_SLICE = Duration.ofMillis(150);
  private static final Duration SHORTEST_SLICE = Duration.ofMillis(50);

  /// What the start of a forked JVM takes, roughly.
  private static final Duration START = Duration.ofMillis(250);

  private static final Duration LONGEST_SLICE = Duration.ofSeconds(10);

  /// The least time for which a twin runs before it counts as not caught.
  static final Duration PERSISTENCE = Duration.ofSeconds(5);

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
    Duration first = firstSlice();
    for (int from = 0; from < cells.size(); from += width) {
      attempt(cells.subList(from, Math.min(from + width, cells.size())), first);
    }
    Duration left = budget.minus(elapsed());
    List<Cell> twins = cells.stream().filter(Cell::isTwin).toList();
    insist(twins, budget.minus(left.dividedBy(2)));
    twins.forEach(this::persist);
    insist(cells.stream().filter(cell -> !cell.isTwin()).toList(), budget);
  }

  /// Shortens the first attempts when there are more cells than the budget has room for.
  private Duration firstSlice() {
    Duration share = budget.multipliedBy(width).dividedBy(Math.max(1, cells.size())).minus(START);
    return min(FIRST_SLICE, share.compareTo(SHORTEST_SLICE) < 0 ? SHORTEST_SLICE : share);
  }

  /// Makes further attempts until all cells are settled or a deadline, from the start, has passed.
  private void insist(List<Cell> side, Duration deadline) {
    List<Cell> open = new ArrayList<>(side);
    while (true) {
      open.removeIf(this::isSettled);
      if (open.isEmpty()) {
        return;
      }
      open.sort(Comparator.comparingInt(Cell::attempts));
      List<Cell> batch = List.copyOf(open.subList(0, Math.min(width, open.size())));
      Duration share = deadline.minus(elapsed()).multipliedBy(width).dividedBy(open.size());
      Duration longer = FIRST_SLICE.multipliedBy(1L << (2 * batch.getFirst().attempts()));
      Duration slice = min(min(longer, share), LONGEST_SLICE);
      if (slice.compareTo(FIRST_SLICE) < 0) {
        return;
      }
      attempt(batch, slice);
    }
  }

  private void persist(Cell twin) {
    while (!isSettled(twin) && twin.seconds() < PERSISTENCE.toSeconds()) {
      attempt(List.of(twin), PERSISTENCE.dividedBy(2));
    }
  }

  private void attempt(List<Cell> batch, Duration slice) {
    Map<Cell, Duration> slices = new LinkedHashMap<>();
    batch.forEach(cell -> slices.put(cell, slice));
    track.attempt(slices);
    batch.stream().filter(cell -> !cell.isTwin()).forEach(cell -> cell.weigh(twinsOf(cell)));
  }

  /// A twin is settled when it is caught, a sound subject when it fails or weighs enough.
  private boolean isSettled(Cell cell) {
    if (cell.finding() != Finding.HELD) {
      return true;
    }
    Optional<Strengths.Wound> hardest = Strengths.hardest(twinsOf(cell));
    return !cell.isTwin() && hardest.map(w -> cell.samples() >= w.samplesNeeded()).orElse(true);
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

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
