// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;

/// A place where so many threads have to be at the same time. Threads that may be inside together
/// can meet there, however few processors there are; who is kept out for nothing cannot, and the
/// crew is stuck.
public final class Rendezvous {

  private final int threads;
  private final CyclicBarrier all;
  private final AtomicInteger arrivals = new AtomicInteger();

  /// Creates one.
  ///
  /// @param threads how many meet
  public Rendezvous(int threads) {
    this.threads = threads;
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

  /// {@return a step before which all meet now and then, so that they are at it at the same time.
  /// Without it, one may be through before the next has begun.}
  ///
  /// @param steps how many steps there are from one meeting to the next
  /// @param step what each thread does, all of them equally often
  public Crew.Step every(int steps, Crew.Step step) {
    return index -> {
      if (index % steps == 0) {
        int expected = threads * (index / steps + 1);
        arrivals.getAndIncrement();
        Crew.lookUntil(() -> arrivals.get() >= expected);
      }
      step.run(index);
    };
  }
}
