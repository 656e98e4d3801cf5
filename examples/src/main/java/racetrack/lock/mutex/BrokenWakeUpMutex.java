// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.mutex;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/// **Broken:** [ParkingMutex] whose waiter tidies up the mark of contention when it gets in.
///
/// ## Why it breaks
///
/// The mark is not the waiter's own. It says that *somebody* may wait, and others still do.
///
/// | step | one waiter                        | another waiter | holder                     | `state`     |
/// |------|-----------------------------------|----------------|----------------------------|-------------|
/// | 1    | parked                            | parked         | inside                     | `CONTENDED` |
/// | 2    |                                   |                | unlocks, wakes the first   | `FREE`      |
/// | 3    | goes in                           |                |                            | `CONTENDED` |
/// | 4    | takes the mark away               |                |                            | `HELD`      |
/// | 5    | unlocks, finds `HELD`, wakes none |                |                            | `FREE`      |
///
/// The lock is free, and the other waiter sleeps until threads happen to contend for it again.
///
/// **Where it is right:** with one waiter at most, so in every test with two threads.
public final class BrokenWakeUpMutex implements Mutex {

  /// Nobody is inside.
  private static final int FREE = 0;

  /// A thread is inside, and nobody waits.
  private static final int HELD = 1;

  /// A thread is inside, and others may wait.
  private static final int CONTENDED = 2;

  /// How often it looks before it parks.
  private static final int LOOKS = 100;

  private static final VarHandle STATE = stateHandle();

  private volatile int state;
  private final Queue<Thread> waiters = new ConcurrentLinkedQueue<>();

  BrokenWakeUpMutex() {}

  @Override
  public void lock() {
    if (!STATE.compareAndSet(this, FREE, HELD)) {
      spinThenPark();
    }
  }

  private void spinThenPark() {
    for (int look = 0; look < LOOKS; look++) {
      if (state == FREE && STATE.compareAndSet(this, FREE, HELD)) {
        return;
      }
      Thread.onSpinWait();
    }
    Thread me = Thread.currentThread();
    boolean interrupted = false;
    waiters.add(me);
    while ((int) STATE.getAndSet(this, CONTENDED) != FREE) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted(); // an interrupted thread would not park again
    }
    waiters.remove(me);
    state = HELD; // wound: others may wait
    if (interrupted) {
      me.interrupt();
    }
  }

  @Override
  public void unlock() {
    if ((int) STATE.getAndSet(this, FREE) == CONTENDED) {
      LockSupport.unpark(waiters.peek());
    }
  }

  private static VarHandle stateHandle() {
    try {
      return MethodHandles.lookup().findVarHandle(BrokenWakeUpMutex.class, "state", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
