// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayDeque;
import java.util.concurrent.locks.LockSupport;
import racetrack.lock.mutex.Mutex;

/// M7, promise 3, clever: takes each return of park for its turn.
public class BelievesEveryWakeUp implements Mutex {
  private final ArrayDeque<Thread> waiting = new ArrayDeque<>();
  private boolean held;

  public void lock() {
    synchronized (waiting) {
      if (!held) {
        held = true;
        return;
      }
      waiting.add(Thread.currentThread());
    }
    boolean interrupted = false;
    while (true) {
      LockSupport.park(this);
      if (!Thread.interrupted()) {
        break;
      }
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  public void unlock() {
    synchronized (waiting) {
      Thread next = waiting.poll();
      if (next == null) {
        held = false;
      } else {
        LockSupport.unpark(next);
      }
    }
  }
}
