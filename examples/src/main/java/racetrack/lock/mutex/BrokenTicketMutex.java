// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.mutex;

import java.util.concurrent.atomic.AtomicInteger;

/// **Broken:** [TicketMutex] whose numbers are drawn in two steps.
///
/// ## Why it breaks
///
/// Two threads that read the same number are served together.
///
/// | step | one thread             | another thread         | `next` | `serving` |
/// |------|------------------------|------------------------|--------|-----------|
/// | 1    | reads 0                |                        | 0      | 0         |
/// | 2    |                        | reads 0                | 0      | 0         |
/// | 3    | writes 1               |                        | 1      | 0         |
/// | 4    |                        | writes 1               | 1      | 0         |
/// | 5    | it is 0's turn: goes in | it is 0's turn: goes in | 1     | 0         |
///
/// It gets worse: when one of them has left before the other looks, 0's turn is over, and the other
/// waits for ever.
///
/// **Where it is right:** nowhere. `volatile` makes the newest number visible, and both see it.
///
/// **CERT:** VNA02.
public final class BrokenTicketMutex implements Mutex {

  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger serving = new AtomicInteger();

  BrokenTicketMutex() {}

  @Override
  public void lock() {
    int number = next.get();
    next.set(number + 1); // wound: read and write are two steps
    Backoff.until(() -> serving.getAcquire() == number);
  }

  @Override
  public void unlock() {
    int number = serving.getPlain();
    serving.setRelease(number + 1);
  }
}
