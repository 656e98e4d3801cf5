// SPDX-License-Identifier: Apache-2.0
package racetrack.process.ring;

import java.nio.channels.ClosedChannelException;

/// A neighbour who writes any counts into a ring, for tests of how the other side bears with it.
public final class Forgery {

  private Forgery() {}

  /// Writes them.
  ///
  /// @param ring the ring
  /// @param produced how many bytes were ever written
  /// @param consumed how many of them were taken
  /// @throws ClosedChannelException if the memory was given back
  public static void forge(SharedRing ring, long produced, long consumed)
      throws ClosedChannelException {
    ring.forge(produced, consumed);
  }
}
