// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.context;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.Objects;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;

/// Races for [Context]. Each is run once for every [ContextSubject].
public final class ContextStress {

  private static final ContextSubject SUBJECT = Subject.selected(ContextSubject.class);

  private ContextStress() {}

  /// Does each of two tasks find its own value?
  ///
  /// Each looks often, and tells of the first surprise. A result reads "what the task of 1 found,
  /// what the task of 2 found", with 0 for nothing.
  @JCStressTest
  @Asks(5)
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "Each finds its own.")
  @Outcome(expect = FORBIDDEN, desc = "A task finds the other's value, or none.")
  @State
  public static class Mixing {

    private static final int LOOKS = 20;

    private final Context<Integer> context = SUBJECT.create();

    @Actor
    public void one(II_Result r) {
      r.r1 = context.call(1, () -> lookFor(1));
    }

    @Actor
    public void another(II_Result r) {
      r.r2 = context.call(2, () -> lookFor(2));
    }

    private int lookFor(int own) {
      int found = own;
      for (int look = 0; look < LOOKS && found == own; look++) {
        found = Objects.requireNonNullElse(context.current(), 0);
      }
      return found;
    }
  }
}
