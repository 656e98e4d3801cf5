// SPDX-License-Identifier: Apache-2.0
import racetrack.lock.mutex.Mutex;

/// M8, promise 4: unlocking wakes nobody; who waits looks again after a minute.
public class NoNotify implements Mutex {
  private boolean held;

  public synchronized void lock() {
    boolean interrupted = false;
    while (held) {
      try {
        wait(60_000);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    held = true;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  public synchronized void unlock() {
    held = false;
  }
}
