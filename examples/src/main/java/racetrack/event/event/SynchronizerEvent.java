// SPDX-License-Identifier: Apache-2.0
package racetrack.event.event;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/// An event on the framework below the library's locks, semaphores and latches.
///
/// **Seed idiom:** `threading.Event`, with the waiting left to a queue that needs no lock.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Linearization points:** the volatile writes and reads of the framework's `state`, which is
///   [Gate#SET] or [Gate#CLEAR].
/// - **No lost wake-up:** who is to wait first enters the framework's queue and says that it is
///   about to sleep, and then looks once more; who sets first changes the state and then looks into
///   the queue. One of the two sees what the other did.
/// - **Everybody gets through:** the gate is acquired in shared mode: the first waiter that gets
///   through wakes the second, and so on. If the event is cleared meanwhile, the next one finds it
///   clear and sleeps again; the next `set` wakes it.
/// - **Happens-before:** the state is volatile: its write in [#set] precedes each read that sees
///   it.
/// - **Progress:** [#isSet] and [#clear] are wait-free.
///
/// ## Cost
///
/// Looking is one volatile read; setting without waiters is one volatile write and a look at the
/// queue. A waiter costs a node of the queue. Waiters do not pass a lock on to each other on their
/// way out.
///
/// ## Broken twins
///
/// [BrokenReleaseEvent] tells the framework that nobody may get through. [BrokenCheckEvent] shows
/// what the second look in the queue is for.
///
/// ## Sources
///
/// - D. Lea, *The java.util.concurrent Synchronizer Framework*, Science of Computer Programming
///   58(3), 2005. The example `BooleanLatch` in the documentation of [AbstractQueuedSynchronizer]
///   is this class without `clear`.
public final class SynchronizerEvent implements Event {

  /// Open to everybody, or to nobody.
  private static final class Gate extends AbstractQueuedSynchronizer {

    private static final long serialVersionUID = 1;
    private static final int CLEAR = 0;
    private static final int SET = 1;

    boolean isSet() {
      return getState() == SET; // linearization point
    }

    void clear() {
      setState(CLEAR); // linearization point
    }

    @Override
    protected int tryAcquireShared(int ignored) {
      return isSet() ? 1 : -1;
    }

    @Override
    protected boolean tryReleaseShared(int ignored) {
      setState(SET); // linearization point
      return true;
    }
  }

  private final Gate gate = new Gate();

  SynchronizerEvent() {}

  @Override
  public void set() {
    gate.releaseShared(0);
  }

  @Override
  public void clear() {
    gate.clear();
  }

  @Override
  public boolean isSet() {
    return gate.isSet();
  }

  @Override
  public void await() throws InterruptedException {
    gate.acquireSharedInterruptibly(0);
  }

  @Override
  public boolean await(Duration timeout) throws InterruptedException {
    return gate.tryAcquireSharedNanos(0, TimeUnit.NANOSECONDS.convert(timeout));
  }
}
