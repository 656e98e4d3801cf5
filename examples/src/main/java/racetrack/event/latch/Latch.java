// SPDX-License-Identifier: Apache-2.0
package racetrack.event.latch;

/// A gate that opens when it has been counted down to zero, and never closes again.
///
/// Any number of threads may call any method. How a thread waits is unspecified: it may spin. §1 To
/// begin with a count below zero is refused with an [IllegalArgumentException].
///
/// §2 **Memory effect:** what a thread wrote before it counted down is seen by whoever gets through
/// the open gate, or learns from `count` that it was counted.
public interface Latch {

  /// §3 Counts one down, and opens the gate at zero. A latch that is at zero stays there.
  void countDown();

  /// {@return §4 how many counts are missing}
  int count();

  /// §5 Waits until the gate is open.
  ///
  /// @throws InterruptedException §6 if interrupted on entry or while waiting
  void await() throws InterruptedException;
}
