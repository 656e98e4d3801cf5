// SPDX-License-Identifier: Apache-2.0
import racetrack.memory.publication.Quote;
import racetrack.memory.publication.Ticker;

/// M6, promise 2, clever: reads the volatile field twice, and takes a half of each.
public class TwoReads implements Ticker {
  private volatile Quote latest;

  private record Sealed(int bid, int ask, int seal) implements Quote {}

  public void publish(int bid, int ask) {
    latest = new Sealed(bid, ask, Quote.sealOf(bid, ask));
  }

  public Quote latest() {
    return latest == null ? null : new Sealed(latest.bid(), latest.ask(), latest.seal());
  }
}
