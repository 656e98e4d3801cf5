// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.gather;

import static racetrack.testkit.Models.call;
import static racetrack.testkit.Models.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;
import racetrack.executor.gather.Gather.Until;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Models;

/// Does a group count every task that has finished, in whatever threads they finish?
///
/// Two tasks are given to an executor that keeps them; the threads of the scenario run them. Only
/// one thread gathers.
@EverySubject
class GatherModel {

  private static final int INTERLEAVINGS = 30;

  private static final Actor SUBMIT_BOTH = call(Calls.class, "submitBoth");
  private static final Actor RUN_FIRST = call(Calls.class, "runFirst");
  private static final Actor RUN_SECOND = call(Calls.class, "runSecond");
  private static final Actor FINISHED = call(Calls.class, "finished");

  @Parameter GatherSubject subject;

  @Asks(14)
  @Test
  void isLinearizable() {
    Models.check(
        subject,
        Calls.class,
        Specification.class,
        INTERLEAVINGS,
        // Two tasks finish together.
        scenario(
            List.of(SUBMIT_BOTH),
            List.of(List.of(RUN_FIRST), List.of(RUN_SECOND)),
            List.of(FINISHED)));
  }

  /// The calls of the selected subject.
  public static class Calls {

    private final List<Runnable> commands = new ArrayList<>();
    private final Gather<Integer> group = Subject.selected(GatherSubject.class).create();

    @Operation
    public void submitBoth() {
      group.submit(commands::add, () -> 0);
      group.submit(commands::add, () -> 1);
    }

    @Operation
    public void runFirst() {
      commands.get(0).run();
    }

    @Operation
    public void runSecond() {
      commands.get(1).run();
    }

    @Operation
    public int finished() throws InterruptedException {
      return group.await(Until.ALL, Duration.ZERO).done().size();
    }
  }

  /// A number for one thread.
  public static class Specification {

    private int finished;

    public void submitBoth() {}

    public void runFirst() {
      finished++;
    }

    public void runSecond() {
      finished++;
    }

    public int finished() {
      return finished;
    }
  }
}
