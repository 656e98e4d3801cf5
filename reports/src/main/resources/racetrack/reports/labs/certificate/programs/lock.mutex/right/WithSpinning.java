// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.atomic.AtomicBoolean;
import racetrack.lock.mutex.Mutex;

/// Compare-and-set until it works.
public class WithSpinning implements Mutex {
  private final AtomicBoolean held = new AtomicBoolean();

  public void lock() {
    while (!held.compareAndSet(false, true)) {
      Thread.yield();
    }
  }

  public void unlock() {
    held.set(false);
  }
}
