// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pipeline;

/// The sum of some items.
///
/// The sum of two parts is the sum of the whole, however the whole was parted: counts and totals
/// are added. Averages are not, so the average is made last.
///
/// @param count how many there are
/// @param total the sum of their values
public record Summary(long count, double total) {

  /// {@return the sum of one item}
  ///
  /// @param item the item
  public static Summary of(Item item) {
    return new Summary(1, item.value());
  }

  /// {@return the sum of these items and others}
  ///
  /// @param others the sum of the others
  public Summary plus(Summary others) {
    return new Summary(count + others.count, total + others.total);
  }

  /// {@return the average value}
  public double average() {
    return total / count;
  }
}
