// SPDX-License-Identifier: Apache-2.0
package racetrack.event.event;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// **Broken:** [MonitorEvent] with `if` for `while` in both waits.
///
/// ## Why it breaks
///
/// A waiter may wake up though nobody has set the event: by a notification that was meant for
/// somebody else who uses the same monitor, or out of the blue, which the language allows.
///
/// | step | waiter                  | stranger                         | `set` |
/// |------|-------------------------|----------------------------------|-------|
/// | 1    | looks: not set, `wait`s |                                  | false |
/// | 2    |                         | notifies all on the same monitor | false |
/// | 3    | wakes up, gets through  |                                  | false |
///
/// Wake-ups out of the blue cannot be had on demand. A stranger's notification looks the same to
/// the waiter, and the event's monitor is there for everyone to take.
///
/// **Where it is right:** in no Java program.
///
/// **CERT:** THI03.
@SuppressWarnings("WaitNotInLoop") // the wound
public final class BrokenIfEvent implements Event {

  private volatile boolean set;

  BrokenIfEvent() {}

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
    if (!set) { // wound: `while`
      wait();
    }
  }

  @Override
  public synchronized boolean await(Duration timeout) throws InterruptedException {
    throwIfInterrupted();
    long end = System.nanoTime() + Math.max(0, TimeUnit.NANOSECONDS.convert(timeout));
    if (!set) { // wound: `while`
      long left = end - System.nanoTime(); // right even if `end` has overflowed
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return set; // follows the wound
  }

  private static void throwIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
