// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import racetrack.lock.mutex.Mutex;

/// M8, promise 4, clever: between the look and the queue there is room for an unlock.
public class MissesWhoIsAboutToPark implements Mutex {
  private final AtomicBoolean held = new AtomicBoolean();
  private final ConcurrentLinkedQueue<Thread> waiting = new ConcurrentLinkedQueue<>();

  public void lock() {
    boolean interrupted = false;
    while (!held.compareAndSet(false, true)) {
      waiting.add(Thread.currentThread());
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  public void unlock() {
    held.set(false);
    Thread next = waiting.poll();
    if (next != null) {
      LockSupport.unpark(next);
    }
  }
}
