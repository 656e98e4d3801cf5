// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.counter;

/// A counter that any number of threads may count up.
///
/// §1 Neither method waits for anything but other callers, or reacts to an interrupt.
///
/// A caller that waits may spin.
///
/// §2 **Memory effect:** what a thread wrote before an [#increment] is seen by a thread whose
/// [#get] counts that increment.
public interface Counter {

  /// §3 Adds one, and none is lost.
  void increment();

  /// {@return §4 the count: the initial value, and one for each increment that took effect before}
  long get();
}
