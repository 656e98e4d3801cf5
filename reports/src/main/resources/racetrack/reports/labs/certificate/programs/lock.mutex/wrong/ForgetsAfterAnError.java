// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.locks.ReentrantLock;
import racetrack.lock.mutex.Mutex;

/// M17, promise 5: gives the lock back after an exception, and not after an error.
public class ForgetsAfterAnError implements Mutex {
  private final ReentrantLock lock = new ReentrantLock();

  public void lock() {
    lock.lock();
  }

  public void unlock() {
    lock.unlock();
  }

  public void withLock(Runnable action) {
    lock();
    try {
      action.run();
    } catch (RuntimeException e) {
      unlock();
      throw e;
    }
    unlock();
  }
}
