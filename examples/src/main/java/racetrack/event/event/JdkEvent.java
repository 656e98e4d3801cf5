// SPDX-License-Identifier: Apache-2.0
package racetrack.event.event;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// A latch of the library for each round: set opens it, clear puts a new one in its place.
///
/// The library has no event. A [CountDownLatch] of one is an event that cannot be cleared, and
/// where nobody clears, as with most shutdown events, it is the class to use, alone.
///
/// **Seed idiom:** `threading.Event`.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** only an open latch is ever replaced, so whoever waits waits for the latch that
///   the next [#set] opens.
/// - **Linearization points:** of [#set], the count down that opens the latch; if another was
///   faster, the moment after that other, or after the look at `round`. Of [#clear], the
///   compare-and-set; if it fails, the moment after the one that won; if the latch is closed, the
///   look at it. Of [#isSet] and [#await], the look that finds the latch closed; if it is open, the
///   look at `round`, or the moment of the opening if that came later.
/// - **Happens-before:** opening a latch precedes whatever finds it open.
/// - **Stronger than it must be:** a waiter that waits when the event is set gets through, however
///   soon the event is cleared: its latch stays open for ever.
/// - **Progress:** [#set], [#clear] and [#isSet] never wait.
///
/// ## Cost
///
/// Looking is two volatile reads, one after the other. Each round costs a latch.
///
/// ## Broken twin
///
/// [BrokenReplaceEvent] replaces the latch without looking whether it is open.
///
/// ## Sources
///
/// - [CountDownLatch], *Memory consistency effects*.
public final class JdkEvent implements Event {

  private final AtomicReference<CountDownLatch> round =
      new AtomicReference<>(new CountDownLatch(1));

  JdkEvent() {}

  @Override
  public void set() {
    round.get().countDown();
  }

  @Override
  public void clear() {
    CountDownLatch latch = round.get();
    if (latch.getCount() == 0) {
      round.compareAndSet(latch, new CountDownLatch(1));
    }
  }

  @Override
  public boolean isSet() {
    return round.get().getCount() == 0;
  }

  @Override
  public void await() throws InterruptedException {
    round.get().await();
  }

  @Override
  public boolean await(Duration timeout) throws InterruptedException {
    return round.get().await(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
  }
}
