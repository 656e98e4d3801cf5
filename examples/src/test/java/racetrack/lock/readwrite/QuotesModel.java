// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.readwrite;

import static racetrack.testkit.Models.call;
import static racetrack.testkit.Models.scenario;

import java.util.List;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Models;

/// Is every history of one row one that it could have in one thread?
///
/// Snapshots are left out: the contract does not ask them to be of one moment.
@EverySubject
class QuotesModel {

  private static final int INTERLEAVINGS = 50;
  private static final Actor GET = call(Calls.class, "get");
  private static final Actor PUT_1 = call(Calls.class, "put1");
  private static final Actor PUT_2 = call(Calls.class, "put2");
  private static final Actor PUT_1_IF_ABSENT = call(Calls.class, "put1IfAbsent");

  @Parameter QuotesSubject subject;

  @Asks({3, 4, 5, 6, 7})
  @Test
  void isLinearizable() {
    Models.check(
        subject,
        Calls.class,
        Specification.class,
        INTERLEAVINGS,
        // A reader meets a writer.
        scenario(List.of(PUT_1), List.of(List.of(GET), List.of(PUT_2)), List.of()),
        // Two enter the first quote.
        scenario(List.of(), List.of(List.of(PUT_1_IF_ABSENT), List.of(PUT_2)), List.of(GET)),
        // Both enter it if there is none.
        scenario(
            List.of(), List.of(List.of(PUT_1_IF_ABSENT), List.of(PUT_1_IF_ABSENT)), List.of(GET)));
  }

  /// The calls of the selected subject, on its only row.
  public static class Calls {

    private final Quotes quotes = Subject.selected(QuotesSubject.class).create(1);

    @Operation
    public String get() {
      return written(quotes.get(0));
    }

    @Operation
    public void put1() {
      quotes.put(0, new Quote(1, 1));
    }

    @Operation
    public void put2() {
      quotes.put(0, new Quote(2, 2));
    }

    @Operation
    public boolean put1IfAbsent() {
      return quotes.putIfAbsent(0, new Quote(1, 1));
    }

    private static String written(@Nullable Quote quote) {
      return quote == null ? "none" : quote.bid() + "/" + quote.ask();
    }
  }

  /// A row for one thread.
  public static class Specification {

    private String quote = "none";

    public String get() {
      return quote;
    }

    public void put1() {
      quote = "1/1";
    }

    public void put2() {
      quote = "2/2";
    }

    public boolean put1IfAbsent() {
      if (!quote.equals("none")) {
        return false;
      }
      put1();
      return true;
    }
  }
}
