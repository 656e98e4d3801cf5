// SPDX-License-Identifier: Apache-2.0
package racetrack.event.event;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// **Broken:** [MonitorEvent] with a flag that is not volatile.
///
/// ## Why it breaks
///
/// [#isSet] reads the flag without the monitor, so nothing orders it after the write in [#set]. A
/// compiler may hoist the read out of a loop: then the flag is read once, before the loop.
///
/// | step | looker                                       | setter       | `set` |
/// |------|----------------------------------------------|--------------|-------|
/// | 1    | runs `while (!isSet())` until it is compiled |              | false |
/// | 2    | reads it once, and goes round without it     |              | false |
/// | 3    |                                              | sets         | true  |
/// | 4    | goes round for ever                          |              | true  |
///
/// Until it is compiled the loop sees the flag, so that a short test passes. [#await] does see what
/// [#set] wrote: there the monitor orders the read.
///
/// **Where it is right:** where every look is under the monitor.
///
/// **CERT:** VNA00.
public final class BrokenPlainEvent implements Event {

  private boolean set; // wound: `volatile`

  BrokenPlainEvent() {}

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
