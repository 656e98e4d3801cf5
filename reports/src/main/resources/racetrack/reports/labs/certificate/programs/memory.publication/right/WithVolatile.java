// SPDX-License-Identifier: Apache-2.0
import racetrack.memory.publication.Quote;
import racetrack.memory.publication.Ticker;

/// An immutable quote in a volatile field.
public class WithVolatile implements Ticker {
  private volatile Quote latest;

  private record Sealed(int bid, int ask, int seal) implements Quote {}

  public void publish(int bid, int ask) {
    latest = new Sealed(bid, ask, Quote.sealOf(bid, ask));
  }

  public Quote latest() {
    return latest;
  }
}
