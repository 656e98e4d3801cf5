// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.publication;

import static racetrack.testkit.Models.call;
import static racetrack.testkit.Models.scenario;

import java.util.List;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Models;

/// Is every history of a ticker that of a variable which holds whole quotes?
///
/// The model runs the lines of the threads in some order, and each thread sees at once what others
/// wrote. Whether the compiler or the processor changes the order is the matter of the races. So is
/// [BrokenEscapeTicker]: Lincheck does not switch threads between two writes of a constructor.
@EverySubject
class TickerModel {

  private static final int INTERLEAVINGS = 100;
  private static final Actor PUBLISH_7 = call(Calls.class, "publish", 7);
  private static final Actor PUBLISH_10 = call(Calls.class, "publish", 10);
  private static final Actor READ = call(Calls.class, "read");

  @Parameter TickerSubject subject;

  /// Lincheck compares with the same calls in one thread; that those are right is the contract's.
  @Asks({2, 4})
  @Test
  void isLinearizable() {
    Models.check(
        subject,
        Calls.class,
        Calls.class,
        INTERLEAVINGS,
        // Once it was seen, does the first quote stay?
        scenario(List.of(), List.of(List.of(PUBLISH_7), List.of(READ, READ)), List.of(READ)),
        // Is the second quote whole when it takes its place?
        scenario(List.of(PUBLISH_7), List.of(List.of(PUBLISH_10), List.of(READ)), List.of(READ)),
        // Do two publishers mix their quotes?
        scenario(List.of(), List.of(List.of(PUBLISH_7), List.of(PUBLISH_10)), List.of(READ)));
  }

  /// The calls of the selected subject.
  public static class Calls {

    private final Ticker ticker = Subject.selected(TickerSubject.class).create();

    @Operation
    public void publish(int price) {
      ticker.publish(price, price + 1);
    }

    @Operation
    public String read() {
      Quote quote = ticker.latest();
      return quote == null ? "none" : quote.bid() + " " + quote.ask() + " " + quote.seal();
    }
  }
}
