// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.context;

import static racetrack.testkit.Models.call;
import static racetrack.testkit.Models.scenario;

import java.util.List;
import java.util.Objects;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Models;

/// Does every task find its own value, however two threads are interleaved?
@EverySubject
class ContextModel {

  private static final int INTERLEAVINGS = 15;

  private static final Actor A = call(Calls.class, "inTaskOfA");
  private static final Actor B = call(Calls.class, "inTaskOfB");
  private static final Actor OUTSIDE = call(Calls.class, "outside");

  @Parameter ContextSubject subject;

  @Asks({1, 5})
  @Test
  void isLinearizable() {
    Models.check(
        subject,
        Calls.class,
        Specification.class,
        INTERLEAVINGS,
        scenario(List.of(), List.of(List.of(A), List.of(B, OUTSIDE)), List.of(OUTSIDE)));
  }

  /// The calls of the selected subject.
  public static class Calls {

    private final Context<String> context = Subject.selected(ContextSubject.class).create();

    @Operation
    public String inTaskOfA() {
      return context.call("a", this::outside);
    }

    @Operation
    public String inTaskOfB() {
      return context.call("b", this::outside);
    }

    @Operation
    public String outside() {
      return Objects.requireNonNullElse(context.current(), "none");
    }
  }

  /// What each of them finds when nobody else is there.
  public static class Specification {

    public String inTaskOfA() {
      return "a";
    }

    public String inTaskOfB() {
      return "b";
    }

    public String outside() {
      return "none";
    }
  }
}
