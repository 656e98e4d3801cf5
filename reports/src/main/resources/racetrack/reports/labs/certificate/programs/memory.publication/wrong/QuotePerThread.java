// SPDX-License-Identifier: Apache-2.0
import racetrack.memory.publication.Quote;
import racetrack.memory.publication.Ticker;

/// M3, promise 4: each thread finds what it has published itself.
public class QuotePerThread implements Ticker {
  private final ThreadLocal<Quote> latest = new ThreadLocal<>();

  private record Sealed(int bid, int ask, int seal) implements Quote {}

  public void publish(int bid, int ask) {
    latest.set(new Sealed(bid, ask, Quote.sealOf(bid, ask)));
  }

  public Quote latest() {
    return latest.get();
  }
}
