// SPDX-License-Identifier: Apache-2.0
package racetrack.process.intake;

import java.io.IOException;

/// Where an intake takes in from, with a bell that rings for a reader who sleeps.
public interface Source {

  /// Takes in at least one message, and all that are at hand, if there are any.
  ///
  /// @param helping whether a caller does it, and not the keeper: then it must not wait for the
  ///   bell, which the keeper would hear
  /// @return false if there are none
  /// @throws IOException if what comes is wrong
  boolean take(boolean helping) throws IOException;

  /// Says that the reader sleeps.
  ///
  /// @return whether there is nothing, and the bell will ring when there is something
  /// @throws IOException if what comes is wrong
  boolean mustSleep() throws IOException;

  /// Says that the reader is awake, so that nobody rings.
  ///
  /// @throws IOException if the source is closed
  void wake() throws IOException;

  /// Waits until the bell rings, or has rung since the last time. The keeper's.
  ///
  /// @return false if nothing will come any more; what came before is still there to be taken in
  /// @throws IOException if the source is closed
  boolean sleep() throws IOException;

  /// Ends [#sleep] in another thread, or the next one. Any thread may call it.
  void wakeKeeper();
}
