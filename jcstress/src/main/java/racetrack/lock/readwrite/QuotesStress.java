// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.readwrite;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.ConcurrentModificationException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.JJ_Result;
import org.openjdk.jcstress.infra.results.ZJ_Result;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;

/// Races for [Quotes]. Each is run once for every [QuotesSubject].
public final class QuotesStress {

  private static final QuotesSubject SUBJECT = Subject.selected(QuotesSubject.class);

  private QuotesStress() {}

  /// Does a reader ever see half of one quote and half of another?
  ///
  /// The writer replaces (1, 1) by (2, 2). A result reads "bid, ask".
  @JCStressTest
  @Asks(3)
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "The quote before the write.")
  @Outcome(id = "2, 2", expect = ACCEPTABLE, desc = "The quote after the write.")
  @Outcome(expect = FORBIDDEN, desc = "The halves do not belong together.")
  @State
  public static class HalfAQuote {

    private final Quotes quotes = SUBJECT.create(1);

    public HalfAQuote() {
      quotes.put(0, new Quote(1, 1));
    }

    @Actor
    public void writer() {
      quotes.put(0, new Quote(2, 2));
    }

    @Actor
    public void reader(JJ_Result r) {
      Quote quote = quotes.get(0);
      if (quote != null) {
        r.r1 = quote.bid();
        r.r2 = quote.ask();
      }
    }
  }

  /// Does a quote that is only for an empty row ever replace another?
  ///
  /// The one enters (1, 1) if there is none, the other puts (2, 2) in any case, both in the second
  /// of three rows. A result reads "(1, 1) was entered, the bid in the end".
  @JCStressTest
  @Asks(5)
  @Outcome(id = "true, 2", expect = ACCEPTABLE, desc = "It was entered, and then replaced.")
  @Outcome(id = "false, 2", expect = ACCEPTABLE, desc = "It came second, and was not entered.")
  @Outcome(expect = FORBIDDEN, desc = "It replaced the other, or got lost.")
  @State
  public static class FirstQuote {

    private final Quotes quotes = SUBJECT.create(3);

    @Actor
    public void careful(ZJ_Result r) {
      r.r1 = quotes.putIfAbsent(1, new Quote(1, 1));
    }

    @Actor
    public void sure() {
      quotes.put(1, new Quote(2, 2));
    }

    @Arbiter
    public void end(ZJ_Result r) {
      r.r2 = bidOrZero(quotes.get(1));
    }
  }

  /// Does a snapshot survive that the table grows?
  ///
  /// Three rows have a quote, and a fourth gets one. A result is the size of the snapshot, or -1 if
  /// it failed.
  @JCStressTest
  @Asks({7, 8})
  @Outcome(id = "3", expect = ACCEPTABLE, desc = "The snapshot is older than the fourth row.")
  @Outcome(id = "4", expect = ACCEPTABLE, desc = "The snapshot has the fourth row.")
  @Outcome(expect = FORBIDDEN, desc = "The snapshot failed, or rows are missing.")
  @State
  public static class Growth {

    private final Quotes quotes = SUBJECT.create(4);

    public Growth() {
      for (int row = 1; row < 4; row++) {
        quotes.put(row, new Quote(row, row));
      }
    }

    @Actor
    public void writer() {
      quotes.put(0, new Quote(0, 0));
    }

    @Actor
    public void auditor(I_Result r) {
      try {
        r.r1 = quotes.snapshot().size();
      } catch (ConcurrentModificationException e) {
        r.r1 = -1;
      }
    }
  }

  private static long bidOrZero(@Nullable Quote quote) {
    return quote == null ? 0 : quote.bid();
  }
}
