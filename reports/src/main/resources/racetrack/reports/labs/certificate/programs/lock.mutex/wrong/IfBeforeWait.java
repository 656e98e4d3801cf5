// SPDX-License-Identifier: Apache-2.0
import racetrack.lock.mutex.Mutex;

/// M7, promise 3: looks once before it waits, and not again when it is woken.
public class IfBeforeWait implements Mutex {
  private boolean held;

  public synchronized void lock() {
    boolean interrupted = false;
    if (held) {
      try {
        wait();
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
    notify();
  }
}
