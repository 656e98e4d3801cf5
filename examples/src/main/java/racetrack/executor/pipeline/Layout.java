// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pipeline;

/// How large the stages of a pipeline are.
///
/// @param cleaners how many items are cleaned at a time
/// @param enrichers how many items are enriched at a time
/// @param aggregators how many workers add items up, where it takes workers
/// @param capacity how many items wait before each of the three stages, at most
public record Layout(int cleaners, int enrichers, int aggregators, int capacity) {

  /// Lays a pipeline out.
  ///
  /// @throws IllegalArgumentException if any of the numbers is below 1
  public Layout {
    if (cleaners < 1 || enrichers < 1 || aggregators < 1 || capacity < 1) {
      throw new IllegalArgumentException(
          "all must be at least 1, but were %d, %d, %d and %d"
              .formatted(cleaners, enrichers, aggregators, capacity));
    }
  }

  /// {@return how many items can be under way: waiting, with a worker of a stage, or with the one
  /// that takes them from the source}
  public int room() {
    return 1 + 3 * capacity + cleaners + enrichers + aggregators;
  }
}
