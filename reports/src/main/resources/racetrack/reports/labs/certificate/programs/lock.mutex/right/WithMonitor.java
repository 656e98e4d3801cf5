// SPDX-License-Identifier: Apache-2.0
import racetrack.lock.mutex.Mutex;

/// A flag in a monitor.
public class WithMonitor implements Mutex {
  private boolean held;

  public synchronized void lock() {
    boolean interrupted = false;
    while (held) {
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
