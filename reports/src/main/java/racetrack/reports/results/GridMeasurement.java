// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.results;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/// What `racetrack grid measure` found: how much pools on one host and on a grid do.
///
/// @param time when it was measured
/// @param jdk the version of the JDK
/// @param cores the processors of the host
/// @param loadBefore how many threads wanted to run before, or a negative number if unknown
/// @param loadAfter the same, after
/// @param cells what was measured, a pool and a kind of task each
public record GridMeasurement(
    Instant time, String jdk, int cores, double loadBefore, double loadAfter, List<Cell> cells) {

  /// Refuses null, and keeps a copy.
  public GridMeasurement {
    requireNonNull(time, "time");
    requireNonNull(jdk, "jdk");
    cells = List.copyOf(cells);
  }

  /// A pool with one kind of task.
  ///
  /// @param pool `GRID`, `PROCESSES` or `THREADS`
  /// @param workers how many members or workers it has
  /// @param millis the length of a task, in milliseconds
  /// @param bytes the length of its argument, in bytes
  /// @param perSecond how many tasks it did per second
  /// @param busy the share of the host's processors that worked meanwhile, from 0 to 1
  public record Cell(
      String pool, int workers, int millis, int bytes, double perSecond, double busy) {

    /// Refuses null.
    public Cell {
      requireNonNull(pool, "pool");
      if (workers < 1 || millis < 1 || bytes < 0 || !(perSecond > 0)) {
        throw new IllegalArgumentException("a cell without workers, length or throughput");
      }
    }
  }
}
