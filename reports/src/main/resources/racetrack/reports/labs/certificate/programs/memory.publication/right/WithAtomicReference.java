// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.atomic.AtomicReference;
import racetrack.memory.publication.Quote;
import racetrack.memory.publication.Ticker;

/// An immutable quote in an atomic reference.
public class WithAtomicReference implements Ticker {
  private final AtomicReference<Quote> latest = new AtomicReference<>();

  private record Sealed(int bid, int ask, int seal) implements Quote {}

  public void publish(int bid, int ask) {
    latest.set(new Sealed(bid, ask, Quote.sealOf(bid, ask)));
  }

  public Quote latest() {
    return latest.get();
  }
}
