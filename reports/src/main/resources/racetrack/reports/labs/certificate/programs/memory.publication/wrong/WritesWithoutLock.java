// SPDX-License-Identifier: Apache-2.0
import racetrack.memory.publication.Quote;
import racetrack.memory.publication.Ticker;

/// M4, promise 2: readers lock, and the writer believes that it need not.
public class WritesWithoutLock implements Ticker {
  private int bid;
  private int ask;
  private boolean there;

  private record Sealed(int bid, int ask, int seal) implements Quote {}

  public void publish(int newBid, int newAsk) {
    bid = newBid;
    ask = newAsk;
    there = true;
  }

  public synchronized Quote latest() {
    int nowBid = bid;
    int nowAsk = ask;
    return there ? new Sealed(nowBid, nowAsk, Quote.sealOf(bid, ask)) : null;
  }
}
