// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.ConcurrentHashMap;
import racetrack.memory.publication.Quote;
import racetrack.memory.publication.Ticker;

/// A concurrent map with one entry.
public class WithMap implements Ticker {
  private final ConcurrentHashMap<String, Quote> quotes = new ConcurrentHashMap<>();

  private record Sealed(int bid, int ask, int seal) implements Quote {}

  public void publish(int bid, int ask) {
    quotes.put("latest", new Sealed(bid, ask, Quote.sealOf(bid, ask)));
  }

  public Quote latest() {
    return quotes.get("latest");
  }
}
