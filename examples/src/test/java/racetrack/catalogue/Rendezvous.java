// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

/// A place where so many threads have to be at the same time. Who may be inside together can meet
/// there, however few processors there are; who is kept out for nothing cannot, and the crew is
/// stuck.
public final class Rendezvous {

  private final CyclicBarrier all;

  /// Creates one.
  ///
  /// @param threads how many meet
  public Rendezvous(int threads) {
    all = new CyclicBarrier(threads);
  }

  /// Waits until all are here.
  ///
  /// @throws AssertionError if the test is given up
  public void meet() {
    try {
      all.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new AssertionError("They did not meet.", e);
    }
  }
}
