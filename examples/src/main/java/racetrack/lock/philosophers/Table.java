// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.philosophers;

/// A round table with a fork between each two seats. It is made with the locks that serve as forks.
///
/// Any number of threads may dine, on the same seat one after the other. How one waits is
/// unspecified: it may spin. §1 Neighbours never eat at the same time. §2 Two who are no neighbours
/// can eat at the same time, also while a third waits who is a neighbour of only one of them. §3
/// Everybody who is hungry eats in the end, provided that each meal ends and that the locks let
/// nobody wait for ever. §4 Waiting does not react to an interrupt, which stays: the meal sees it.
///
/// §5 **Memory effect:** what was written during a meal is seen during the later meals of the same
/// seat and of its neighbours.
public interface Table {

  /// §6 Waits until both forks are free, eats while it holds their locks, and puts them down, also
  /// when the meal fails.
  ///
  /// @param seat the seat, from zero; its left fork has the same number, its right fork the next
  /// @param meal what to do with both forks; it does not dine itself; §7 what it throws is passed
  ///   on
  void dine(int seat, Runnable meal);
}
