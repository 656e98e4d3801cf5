// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.locks.ReentrantLock;
import racetrack.lock.mutex.Mutex;

/// M17, promise 6: the caller gets another failure than the action threw.
public class WrapsWhatIsThrown implements Mutex {
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
    } catch (Error e) {
      throw new RuntimeException(e);
    } finally {
      unlock();
    }
  }
}
