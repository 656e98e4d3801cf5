// SPDX-License-Identifier: Apache-2.0
import racetrack.memory.publication.Quote;
import racetrack.memory.publication.Ticker;

/// M6, promise 2: each field is volatile, and the three together are no quote.
public class ThreeFields implements Ticker {
  private volatile int bid;
  private volatile int ask;
  private volatile int seal;
  private volatile boolean there;

  private record Sealed(int bid, int ask, int seal) implements Quote {}

  public void publish(int newBid, int newAsk) {
    bid = newBid;
    ask = newAsk;
    seal = Quote.sealOf(newBid, newAsk);
    there = true;
  }

  public Quote latest() {
    return there ? new Sealed(bid, ask, seal) : null;
  }
}
