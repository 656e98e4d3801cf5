// SPDX-License-Identifier: Apache-2.0
import racetrack.memory.publication.Quote;
import racetrack.memory.publication.Ticker;

/// Three fields in a monitor.
public class WithMonitor implements Ticker {
  private int bid;
  private int ask;
  private boolean there;

  private record Sealed(int bid, int ask, int seal) implements Quote {}

  public synchronized void publish(int newBid, int newAsk) {
    bid = newBid;
    ask = newAsk;
    there = true;
  }

  public synchronized Quote latest() {
    return there ? new Sealed(bid, ask, Quote.sealOf(bid, ask)) : null;
  }
}
