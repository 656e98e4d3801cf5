// SPDX-License-Identifier: Apache-2.0
import racetrack.memory.publication.Quote;
import racetrack.memory.publication.Ticker;

/// M18, promise 2: shows the quote, and seals it when it is shown.
public class SealsLater implements Ticker {
  private volatile Open latest;

  private static final class Open implements Quote {
    private final int bid;
    private final int ask;
    private volatile int seal;

    Open(int bid, int ask) {
      this.bid = bid;
      this.ask = ask;
    }

    public int bid() {
      return bid;
    }

    public int ask() {
      return ask;
    }

    public int seal() {
      return seal;
    }
  }

  public void publish(int bid, int ask) {
    Open open = new Open(bid, ask);
    latest = open;
    open.seal = Quote.sealOf(bid, ask);
  }

  public Quote latest() {
    return latest;
  }
}
