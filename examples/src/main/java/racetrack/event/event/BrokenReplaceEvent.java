// SPDX-License-Identifier: Apache-2.0
package racetrack.event.event;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// **Broken:** [JdkEvent] with a `clear` that does not look whether there is anything to clear.
///
/// ## Why it breaks
///
/// A waiting thread holds on to the latch that was there when it came. Once that is replaced,
/// nobody can reach it any more, and it stays closed for ever.
///
/// | step | waiter            | clearer                | setter     | latch in place |
/// |------|-------------------|------------------------|------------|----------------|
/// | 1    | waits for latch 1 |                        |            | 1, closed      |
/// | 2    |                   | puts 2 in its place    |            | 2, closed      |
/// | 3    |                   |                        | opens 2    | 2, open        |
///
/// **Where it is right:** if only an event that is set is ever cleared, and by one thread only.
/// With two that clear, looking first is not enough either: only compare-and-set looks and replaces
/// in one step.
public final class BrokenReplaceEvent implements Event {

  private final AtomicReference<CountDownLatch> round =
      new AtomicReference<>(new CountDownLatch(1));

  BrokenReplaceEvent() {}

  @Override
  public void set() {
    round.get().countDown();
  }

  @Override
  public void clear() {
    round.set(new CountDownLatch(1)); // wound: the old one may have waiters
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
