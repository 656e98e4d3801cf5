// SPDX-License-Identifier: Apache-2.0
package racetrack.scaling;

import java.util.concurrent.Callable;

/// The workloads that the advisor has of its own: a task each, for as many workers as one likes.
///
/// A constant is the task itself. It can cross to a process, and it has one answer, so that whoever
/// calls it can check that the work was done.
public enum Workload implements Callable<Long> {
  /// Computes for about half a millisecond, and needs nothing but a processor.
  CPU("computes for half a millisecond", 500, 0) {
    @Override
    public Long call() {
      return compute();
    }
  },

  /// Waits for five milliseconds, as for a server that is near, and computes a hundredth of it.
  IO("waits for five milliseconds, and computes for 0.05 ms", 50, 5) {
    @Override
    public Long call() throws InterruptedException {
      await();
      return compute();
    }
  },

  /// Waits for four milliseconds and computes for half a one.
  MIXED("waits for four milliseconds, and computes for half a one", 500, 4) {
    @Override
    public Long call() throws InterruptedException {
      await();
      return compute();
    }
  },

  /// Computes for a tenth of a millisecond, with a lock held that all workers want.
  LOCK("computes for 0.1 ms, and holds one hot lock for all of it", 100, 0) {
    @Override
    public Long call() {
      synchronized (HOT) {
        return compute();
      }
    }
  };

  private static final Object HOT = new Object();

  /// Where the generator starts. It is volatile, so that the compiler cannot know that each call
  /// computes what the call before it has computed.
  private static volatile long start = 1;

  /// How many steps of the generator take about a microsecond: each needs the one before.
  private static final int STEPS_PER_MICRO = 600;

  private final String description;
  private final int steps;
  private final int waitMillis;

  Workload(String description, int computeMicros, int waitMillis) {
    this.description = description;
    this.steps = computeMicros * STEPS_PER_MICRO;
    this.waitMillis = waitMillis;
  }

  /// Does the task once.
  @Override
  public abstract Long call() throws InterruptedException;

  /// {@return what a task does, to follow "each task"}
  public String description() {
    return description;
  }

  /// Steps of Marsaglia's generator xorshift64.
  final long compute() {
    long number = start;
    for (int step = 0; step < steps; step++) {
      number ^= number << 13;
      number ^= number >>> 7;
      number ^= number << 17;
    }
    return number;
  }

  final void await() throws InterruptedException {
    Thread.sleep(waitMillis);
  }
}
