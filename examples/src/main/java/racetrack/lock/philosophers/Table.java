// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.philosophers;

/// A round table with a fork between each two seats.
///
/// Any number of threads may dine, on the same seat one after the other. Neighbours never eat at
/// the same time, others may. Everybody who is hungry eats in the end, provided that each meal ends
/// and that the locks which serve as forks let nobody wait for ever. Waiting does not react to an
/// interrupt.
///
/// **Memory effect:** what was written during a meal is seen during the later meals of the same
/// seat and of its neighbours.
public interface Table {

  /// Eats with both forks, waiting until they are free, and puts them down, also when the meal
  /// fails.
  ///
  /// @param seat the seat, from zero; its left fork has the same number, its right fork the next
  /// @param meal what to do with both forks; it does not dine itself; what it throws is passed on
  void dine(int seat, Runnable meal);
}
