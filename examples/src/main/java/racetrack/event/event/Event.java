// SPDX-License-Identifier: Apache-2.0
package racetrack.event.event;

import java.time.Duration;

/// A flag that is set or not, and that threads can wait for.
///
/// Any number of threads may call any method. How a thread waits is unspecified: it may spin. §1 An
/// event is clear at first. §2 Setting what is set and clearing what is clear change nothing. §3
/// Whoever waits when the event is set, and nobody clears it, gets through.
///
/// If it is cleared before a waiter has looked, the waiter may get through or go on waiting.
///
/// §4 **Memory effect:** what a thread wrote before it `set` the event is seen by whoever then gets
/// through an `await`, or learns from `isSet` that it is set.
public interface Event {

  /// §5 Sets the event and lets everyone through who waits for it.
  void set();

  /// §6 Clears the event, so that who comes later has to wait.
  void clear();

  /// {@return §7 whether the event is set}
  boolean isSet();

  /// §8 Waits until the event is set.
  ///
  /// @throws InterruptedException §9 if interrupted on entry or while waiting
  void await() throws InterruptedException;

  /// §10 Waits until the event is set, but only for so long.
  ///
  /// @param timeout how long to wait; §11 if it is not positive, this method only looks, and if it
  ///   is longer than a `long` of nanoseconds, it has no end
  /// @return §12 whether the event was set; if not, the whole time has passed
  /// @throws InterruptedException §13 if interrupted on entry or while waiting
  boolean await(Duration timeout) throws InterruptedException;
}
