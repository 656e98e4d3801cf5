// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.atomic.AtomicInteger;
import racetrack.lock.mutex.Mutex;

/// A ticket for each, served in order.
public class WithTickets implements Mutex {
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger served = new AtomicInteger();

  public void lock() {
    int ticket = next.getAndIncrement();
    while (served.get() != ticket) {
      Thread.yield();
    }
  }

  public void unlock() {
    served.incrementAndGet();
  }
}
