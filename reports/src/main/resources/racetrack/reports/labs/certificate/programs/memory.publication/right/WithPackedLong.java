// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.atomic.AtomicLong;
import racetrack.memory.publication.Quote;
import racetrack.memory.publication.Ticker;

/// Both prices in one atomic number, and a flag for the first.
public class WithPackedLong implements Ticker {
  private final AtomicLong prices = new AtomicLong();
  private volatile boolean there;

  private record Sealed(int bid, int ask, int seal) implements Quote {}

  public void publish(int bid, int ask) {
    prices.set((long) bid << 32 | ask & 0xFFFF_FFFFL);
    there = true;
  }

  public Quote latest() {
    if (!there) {
      return null;
    }
    long both = prices.get();
    int bid = (int) (both >> 32);
    int ask = (int) both;
    return new Sealed(bid, ask, Quote.sealOf(bid, ask));
  }
}
