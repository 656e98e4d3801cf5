// SPDX-License-Identifier: Apache-2.0
package racetrack.event.event;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// **Broken:** [MonitorEvent] with `notify` for `notifyAll`.
///
/// ## Why it breaks
///
/// An event is for everybody who waits, and `notify` wakes one of them.
///
/// | step | one waiter   | another waiter | setter             | wait set   |
/// |------|--------------|----------------|--------------------|------------|
/// | 1    | waits        | waits          |                    | one, other |
/// | 2    |              |                | sets, notifies one | other      |
/// | 3    | gets through |                |                    | other      |
///
/// The other sleeps beside an event that is set. Setting it again would wake it, and nobody has a
/// reason to.
///
/// **Where it is right:** with a single waiter.
///
/// **CERT:** THI02.
@SuppressWarnings("NotifyNotAll") // the wound
public final class BrokenNotifyEvent implements Event {

  private volatile boolean set;

  BrokenNotifyEvent() {}

  @Override
  public synchronized void set() {
    set = true;
    notify(); // wound: `notifyAll`
  }

  @Override
  public void clear() {
    set = false;
  }

  @Override
  public boolean isSet() {
    return set;
  }

  @Override
  public synchronized void await() throws InterruptedException {
    throwIfInterrupted();
    while (!set) {
      wait();
    }
  }

  @Override
  public synchronized boolean await(Duration timeout) throws InterruptedException {
    throwIfInterrupted();
    long end = System.nanoTime() + Math.max(0, TimeUnit.NANOSECONDS.convert(timeout));
    while (!set) {
      long left = end - System.nanoTime(); // right even if `end` has overflowed
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }

  private static void throwIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
