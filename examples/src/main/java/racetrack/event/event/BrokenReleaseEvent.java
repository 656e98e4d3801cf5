// SPDX-License-Identifier: Apache-2.0
package racetrack.event.event;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/// **Broken:** [SynchronizerEvent] with a `tryReleaseShared` that says no.
///
/// ## Why it breaks
///
/// The framework calls `tryReleaseShared` to change the state, and looks into its queue only if the
/// answer is that somebody may get through now.
///
/// | step | waiter                      | setter                         | `state` |
/// |------|-----------------------------|--------------------------------|---------|
/// | 1    | finds it clear, and sleeps  |                                | clear   |
/// | 2    |                             | sets it, and says: nobody may  | set     |
/// | 3    | sleeps on                   |                                | set     |
///
/// Whoever comes later finds the event set, so a test that sets first and waits then sees nothing.
///
/// **Where it is right:** for a release that leaves the gate closed, such as all of a count-down
/// but the last.
public final class BrokenReleaseEvent implements Event {

  /// Open to everybody, or to nobody.
  private static final class Gate extends AbstractQueuedSynchronizer {

    private static final long serialVersionUID = 1;
    private static final int CLEAR = 0;
    private static final int SET = 1;

    boolean isSet() {
      return getState() == SET;
    }

    void clear() {
      setState(CLEAR);
    }

    @Override
    protected int tryAcquireShared(int ignored) {
      return isSet() ? 1 : -1;
    }

    @Override
    protected boolean tryReleaseShared(int ignored) {
      setState(SET);
      return false; // wound: who sleeps is not woken
    }
  }

  private final Gate gate = new Gate();

  BrokenReleaseEvent() {}

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
