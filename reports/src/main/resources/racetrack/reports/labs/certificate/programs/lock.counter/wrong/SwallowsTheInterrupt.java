// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.Semaphore;
import racetrack.lock.counter.Counter;

/// M15, promise 1, clever: an interrupt is lost, but only where somebody has to wait.
public class SwallowsTheInterrupt implements Counter {
  private final Semaphore one = new Semaphore(1);
  private long count;

  public SwallowsTheInterrupt(long initial) {
    count = initial;
  }

  private void enter() {
    while (true) {
      try {
        one.acquire();
        return;
      } catch (InterruptedException e) {
        // once more
      }
    }
  }

  public void increment() {
    enter();
    count++;
    one.release();
  }

  public long get() {
    enter();
    long now = count;
    one.release();
    return now;
  }
}
