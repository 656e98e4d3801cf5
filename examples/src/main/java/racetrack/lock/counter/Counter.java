// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.counter;

/// A counter that any number of threads may count up.
///
/// Neither method waits for anything but other callers, or reacts to an interrupt.
///
/// **Memory effect:** what a thread wrote before an [#increment] is seen by a thread whose [#get]
/// counts that increment.
public interface Counter {

  /// Adds one.
  void increment();

  /// {@return the count: the initial value, and one for each increment that took effect before}
  long get();
}
