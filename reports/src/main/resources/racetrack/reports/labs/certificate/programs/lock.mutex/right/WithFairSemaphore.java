// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.Semaphore;
import racetrack.lock.mutex.Mutex;

/// A fair semaphore with one permit.
public class WithFairSemaphore implements Mutex {
  private final Semaphore one = new Semaphore(1, true);

  public void lock() {
    one.acquireUninterruptibly();
  }

  public void unlock() {
    one.release();
  }
}
