// SPDX-License-Identifier: Apache-2.0
import racetrack.lock.mutex.Mutex;

/// M2, promise 3: the number of those inside is volatile, so it must be right.
public class CountsWhoIsInside implements Mutex {
  private volatile int inside;

  public void lock() {
    while (true) {
      inside++;
      if (inside == 1) {
        return;
      }
      inside--;
      Thread.yield();
    }
  }

  public void unlock() {
    inside--;
  }
}
