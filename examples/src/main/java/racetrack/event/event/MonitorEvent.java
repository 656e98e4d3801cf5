// SPDX-License-Identifier: Apache-2.0
package racetrack.event.event;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// An event that waits on its own monitor, and can be looked at without it.
///
/// **Seed idiom:** `threading.Event`, which is a flag, a lock and a condition. Every Java object
/// has the last two.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Linearization points:** the writes and reads of `set`. It is volatile, so all of them have
///   one order, whether under the monitor or not.
/// - **No lost wake-up:** `set` changes the flag under the monitor, and a waiter looks at it and
///   begins to wait without letting go of the monitor in between. So the flag is set either before
///   the waiter looks, or after it waits and can be notified.
/// - **No wake-up for nothing:** a notification is a hint, and may even come from nowhere (JLS 25,
///   §17.2.1). The waiter looks again, in a loop.
/// - **Happens-before:** the volatile write in [#set] precedes each read that sees it, and all that
///   the waiter does after it.
/// - **Progress:** [#isSet] and [#clear] are wait-free. A waiter is woken by each [#set].
///
/// ## Cost
///
/// Looking is one volatile read. Setting takes the monitor and wakes everybody, who then pass the
/// monitor on one by one.
///
/// ## Broken twins
///
/// [BrokenCheckEvent] looks before it takes the monitor; [BrokenNotifyEvent] wakes one;
/// [BrokenIfEvent] does not look again; [BrokenPlainEvent] has a flag that is not volatile.
///
/// ## Sources
///
/// - JLS 25, §17.2 (wait sets and notification), §17.4.5 (happens-before).
public final class MonitorEvent implements Event {

  private volatile boolean set;

  MonitorEvent() {}

  @Override
  public synchronized void set() {
    // equivalent: shrink-at-the-start, it is volatile, and who waits has tested it in the monitor.
    set = true; // linearization point
    // equivalent: split, who enters the monitor in between finds it set, and does not wait.
    notifyAll();
  }

  @Override
  public void clear() {
    set = false; // linearization point: nobody waits for this, so nobody is to be woken
  }

  @Override
  public boolean isSet() {
    return set; // linearization point
  }

  @Override
  public synchronized void await() throws InterruptedException {
    throwIfInterrupted();
    while (!set) { // linearization point: the read that finds it set
      wait();
    }
  }

  @Override
  public synchronized boolean await(Duration timeout) throws InterruptedException {
    throwIfInterrupted();
    long end = System.nanoTime() + Math.max(0, TimeUnit.NANOSECONDS.convert(timeout));
    while (!set) { // linearization point: the last read
      long left = end - System.nanoTime(); // right even if `end` has overflowed
      if (left <= 0) { // equivalent: boundary, a wait of 0 ns ends at once.
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
