// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.raw;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;

/// Races for [Runner]. Each is run once for every [RunnerSubject].
public final class RunnerStress {

  private static final RunnerSubject SUBJECT = Subject.selected(RunnerSubject.class);

  private RunnerStress() {}

  /// Is everything there when the tasks have been run?
  ///
  /// Two callers run a task each, at the same time and with one runner. Each task writes a message
  /// and returns 1. A result reads "what the one caller has, what the other has": 2 for the result
  /// and the message.
  @JCStressTest
  @Asks(1)
  @Outcome(id = "2, 2", expect = ACCEPTABLE, desc = "Both have the result and the message.")
  @Outcome(expect = FORBIDDEN, desc = "A result or a message is missing.")
  @State
  public static class Handover {

    private final Runner runner = SUBJECT.create();
    private int fromOne;
    private int fromAnother;

    @Actor
    public void one(II_Result r) {
      int result = run(() -> fromOne = 1);
      r.r1 = result + fromOne;
    }

    @Actor
    public void another(II_Result r) {
      int result = run(() -> fromAnother = 1);
      r.r2 = result + fromAnother;
    }

    private int run(Callable<Integer> task) {
      try {
        return switch (runner.run(List.of(task)).getFirst()) {
          case Result.Success<Integer>(Integer result) -> result;
          case Result.Failure<Integer> _ -> 0;
        };
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
