// SPDX-License-Identifier: Apache-2.0
import racetrack.lock.mutex.Mutex;

/// M3, promise 3, clever: reentrant for threads of the same name.
public class KnowsTheHolderByName implements Mutex {
  private String holder;
  private int depth;

  public synchronized void lock() {
    boolean interrupted = false;
    String me = Thread.currentThread().getName();
    while (holder != null && !holder.equals(me)) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    holder = me;
    depth++;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  public synchronized void unlock() {
    depth--;
    if (depth == 0) {
      holder = null;
      notifyAll();
    }
  }
}
