// SPDX-License-Identifier: Apache-2.0
package racetrack.event.event;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// **Broken:** [MonitorEvent] with both waits preceded by a look that is not under the monitor.
///
/// ## Why it breaks
///
/// Between the look and the wait, the waiter does not hold the monitor. A `set` that comes in
/// between notifies nobody, and the waiter goes to sleep after it: the lost wake-up.
///
/// | step | waiter                      | setter                        | `set` | wait set |
/// |------|-----------------------------|-------------------------------|-------|----------|
/// | 1    | looks: not set              |                               | false |          |
/// | 2    |                             | enters, sets, notifies nobody | true  |          |
/// | 3    | enters the monitor, `wait`s |                               | true  | waiter   |
///
/// **Where it is right:** nowhere, but it fails rarely: the gap is a few instructions long.
@SuppressWarnings("WaitNotInLoop") // the wound
public final class BrokenCheckEvent implements Event {

  private volatile boolean set;

  BrokenCheckEvent() {}

  @Override
  public synchronized void set() {
    set = true;
    notifyAll();
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
  public void await() throws InterruptedException { // follows the wound
    throwIfInterrupted();
    while (!set) { // wound: not under the monitor
      synchronized (this) {
        wait();
      }
    }
  }

  @Override
  public boolean await(Duration timeout) throws InterruptedException { // follows the wound
    throwIfInterrupted();
    long end = System.nanoTime() + Math.max(0, TimeUnit.NANOSECONDS.convert(timeout));
    while (!set) { // wound: not under the monitor
      long left = end - System.nanoTime(); // right even if `end` has overflowed
      if (left <= 0) {
        return false;
      }
      synchronized (this) { // follows the wound
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    }
    return true;
  }

  private static void throwIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
