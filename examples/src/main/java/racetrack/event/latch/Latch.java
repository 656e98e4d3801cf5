// SPDX-License-Identifier: Apache-2.0
package racetrack.event.latch;

/// A gate that opens when it has been counted down to zero, and never closes again.
///
/// Any number of threads may call any method.
///
/// **Memory effect:** what a thread wrote before it counted down is seen by whoever gets through
/// the open gate, or learns from `count` that it was counted.
public interface Latch {

  /// Counts one down, and opens the gate at zero. A latch that is at zero stays there.
  void countDown();

  /// {@return how many counts are missing}
  int count();

  /// Waits until the gate is open.
  ///
  /// @throws InterruptedException if interrupted on entry or while waiting
  void await() throws InterruptedException;
}
