// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.locks.ReentrantLock;
import racetrack.memory.publication.Quote;
import racetrack.memory.publication.Ticker;

/// A mutable field behind a lock.
public class WithLock implements Ticker {
  private final ReentrantLock lock = new ReentrantLock();
  private Quote latest;

  private record Sealed(int bid, int ask, int seal) implements Quote {}

  public void publish(int bid, int ask) {
    lock.lock();
    try {
      latest = new Sealed(bid, ask, Quote.sealOf(bid, ask));
    } finally {
      lock.unlock();
    }
  }

  public Quote latest() {
    lock.lock();
    try {
      return latest;
    } finally {
      lock.unlock();
    }
  }
}
