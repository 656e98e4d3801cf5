// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import racetrack.lock.mutex.Mutex;

/// M22, promise 3: nobody holds a lock for longer than a second, or does one?
public class GoesInAfterASecond implements Mutex {
  private final Semaphore one = new Semaphore(1);

  public void lock() {
    boolean interrupted = false;
    while (true) {
      try {
        one.tryAcquire(1, TimeUnit.SECONDS);
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  public void unlock() {
    if (one.availablePermits() == 0) {
      one.release();
    }
  }
}
