// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.mutex;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/// A mutex that spins for a moment, and then leaves the processor to others until it is woken.
///
/// **Seed idiom:** `threading.Lock()`, as a library builds it.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** `state` is [#FREE] if and only if nobody is inside. If a thread is parked, or
///   about to park, then `state` is [#CONTENDED], or somebody who has not yet parked is still going
///   to look: an unlocker on its way to the queue, or a thread that it woke.
/// - **Linearization points:** of [#lock], the compare-and-set or the exchange that finds [#FREE];
///   of [#unlock], the exchange that writes it.
/// - **Happens-before:** all of them have the effects of volatile accesses, and [#lock] comes after
///   the [#unlock] whose [#FREE] it found.
/// - **No lost wake-up:** a thread enters `waiters`, *then* writes [#CONTENDED], *then* parks. An
///   unlocker writes [#FREE] and finds the state before it in one step. If that was [#CONTENDED],
///   whoever wrote it is in the queue by now, or has got the lock, and the unlocker wakes the first
///   in the queue. If it was [#HELD], whoever writes [#CONTENDED] later finds [#FREE] and need not
///   park, or finds a later holder, whose [#unlock] is still to come and sees it.
/// - **The last waiter** leaves [#CONTENDED] behind, since it cannot know that it is the last. Its
///   [#unlock] then looks into an empty queue, which costs a little and wakes nobody.
/// - **Progress:** blocking, and unfair: a running thread may overtake the one that was woken.
///
/// ## Cost
///
/// Free, one compare-and-set and one exchange: as many atomic instructions as a `ReentrantLock` has
/// on x86-64, without keeping an owner. It allocates only to wait. To park and to be woken costs
/// several microseconds, which is why it spins first: many critical sections are shorter.
///
/// ## Broken twin
///
/// [BrokenWakeUpMutex] takes the mark of contention away when the first waiter gets in.
///
/// ## Sources
///
/// - U. Drepper, *Futexes Are Tricky*, 2004: the three states. There the kernel keeps the queue,
///   and compares the state before it lets a thread sleep; here a permit that
///   [java.util.concurrent.locks.LockSupport] remembers takes the place of this comparison.
public final class ParkingMutex implements Mutex {

  /// Nobody is inside.
  private static final int FREE = 0;

  /// A thread is inside, and nobody waits.
  private static final int HELD = 1;

  /// A thread is inside, and others may wait.
  private static final int CONTENDED = 2;

  /// How often it looks before it parks.
  private static final int LOOKS = 100;

  private static final VarHandle STATE = stateHandle();

  // equivalent: drop-volatile, the plain read only says when to try: an old value costs looks, and
  // their number is limited.
  private volatile int state;
  private final Queue<Thread> waiters = new ConcurrentLinkedQueue<>();

  ParkingMutex() {}

  @Override
  public void lock() {
    if (!STATE.compareAndSet(this, FREE, HELD)) { // linearization point, if it succeeds
      spinThenPark();
    }
  }

  private void spinThenPark() {
    for (int look = 0; look < LOOKS; look++) { // equivalent: boundary, it looks once more.
      // equivalent: drop-check, it parks sooner.
      // equivalent: cas-to-set, formally wrong: a woken waiter that comes in between the look and
      // the write loses its mark of contention. Not seen here: that is some nanoseconds, and two
      // more must be parked.
      // equivalent: split-cas, as cas-to-set.
      if (state == FREE && STATE.compareAndSet(this, FREE, HELD)) { // linearization point
        return;
      }
      Thread.onSpinWait();
    }
    Thread me = Thread.currentThread();
    boolean interrupted = false;
    waiters.add(me);
    while ((int) STATE.getAndSet(this, CONTENDED) != FREE) { // linearization point, if it is
      LockSupport.park(this);
      // equivalent: drop-interrupt-test, it looks again and again instead, as it may, and stays
      // interrupted.
      interrupted |= Thread.interrupted(); // an interrupted thread would not park again
    }
    waiters.remove(me);
    if (interrupted) {
      me.interrupt();
    }
  }

  @Override
  public void unlock() {
    if ((int) STATE.getAndSet(this, FREE) == CONTENDED) { // linearization point
      LockSupport.unpark(waiters.peek());
    }
  }

  private static VarHandle stateHandle() {
    try {
      return MethodHandles.lookup().findVarHandle(ParkingMutex.class, "state", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
