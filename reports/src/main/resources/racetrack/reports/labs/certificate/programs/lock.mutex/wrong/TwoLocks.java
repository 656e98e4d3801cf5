// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.locks.ReentrantLock;
import racetrack.lock.mutex.Mutex;

/// M3, promise 5, clever: an action is alone among actions, and not among holders.
public class TwoLocks implements Mutex {
  private final ReentrantLock lock = new ReentrantLock();

  public void lock() {
    lock.lock();
  }

  public void unlock() {
    lock.unlock();
  }

  public synchronized void withLock(Runnable action) {
    action.run();
  }
}
