// SPDX-License-Identifier: Apache-2.0
import racetrack.lock.mutex.Mutex;

/// M15, promise 1: whoever is interrupted stops waiting, and goes in.
public class LetsTheInterruptedIn implements Mutex {
  private boolean held;

  public synchronized void lock() {
    try {
      while (held) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    held = true;
  }

  public synchronized void unlock() {
    held = false;
    notifyAll();
  }
}
