// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.publication;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIZ_Result;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;

/// Races for [Ticker]. Each is run once for every [TickerSubject].
public final class TickerStress {

  private static final TickerSubject SUBJECT = Subject.selected(TickerSubject.class);

  private TickerStress() {}

  /// Does a reader ever see a quote before it is whole?
  ///
  /// The first quote is published while the reader looks. A result reads "bid, ask, whether the
  /// seal fits", with -1 if there was no quote.
  @JCStressTest
  @Asks(2)
  @Outcome(id = "-1, -1, false", expect = ACCEPTABLE, desc = "The reader comes first.")
  @Outcome(id = "7, 8, true", expect = ACCEPTABLE, desc = "The reader sees the whole quote.")
  @Outcome(expect = FORBIDDEN, desc = "The reader sees a quote that is not whole.")
  @State
  public static class HalfBuilt {

    private final Ticker ticker = SUBJECT.create();
    private int price = 7; // not final, or the compiler knows the seal beforehand

    @Actor
    public void publisher() {
      ticker.publish(price, price + 1);
    }

    @Actor
    public void reader(IIZ_Result r) {
      read(ticker, r);
    }
  }

  /// Does a reader ever see the one price of one quote and the other of the next?
  ///
  /// The second quote is published while the reader looks. A result reads "bid, ask, whether the
  /// seal fits".
  @JCStressTest
  @Asks(2)
  @Outcome(id = "7, 8, true", expect = ACCEPTABLE, desc = "The reader sees the first quote.")
  @Outcome(id = "10, 11, true", expect = ACCEPTABLE, desc = "The reader sees the second quote.")
  @Outcome(expect = FORBIDDEN, desc = "The reader sees a quote that nobody published.")
  @State
  public static class Tearing {

    private final Ticker ticker = SUBJECT.create();
    private int price = 10; // not final, as above

    public Tearing() {
      ticker.publish(7, 8);
    }

    @Actor
    public void publisher() {
      ticker.publish(price, price + 1);
    }

    @Actor
    public void reader(IIZ_Result r) {
      read(ticker, r);
    }
  }

  private static void read(Ticker ticker, IIZ_Result r) {
    Quote quote = ticker.latest();
    if (quote == null) {
      r.r1 = -1;
      r.r2 = -1;
    } else {
      r.r1 = quote.bid();
      r.r2 = quote.ask();
      r.r3 = quote.seal() == Quote.sealOf(r.r1, r.r2);
    }
  }
}
