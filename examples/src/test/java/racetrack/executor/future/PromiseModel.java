// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.future;

import static racetrack.testkit.Models.call;
import static racetrack.testkit.Models.scenario;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future.State;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Models;

/// Is every history of a promise one that it could have in one thread, and does it end?
@EverySubject
class PromiseModel {

  private static final int INTERLEAVINGS = 40;

  private static final Actor RUN = call(Calls.class, "run");
  private static final Actor CANCEL = call(Calls.class, "cancel");
  private static final Actor ADD = call(Calls.class, "addCallback");
  private static final Actor GET = call(Calls.class, "get");
  private static final Actor STATE = call(Calls.class, "state");
  private static final Actor CALLED = call(Calls.class, "called");

  @Parameter PromiseSubject subject;

  @Asks({1, 15, 16, 26})
  @Test
  void isLinearizable() {
    Models.check(
        subject,
        Calls.class,
        Specification.class,
        INTERLEAVINGS,
        // It is cancelled while it runs.
        scenario(List.of(), List.of(List.of(RUN), List.of(CANCEL)), List.of(STATE)),
        // A callback is added while it ends.
        scenario(List.of(), List.of(List.of(RUN), List.of(ADD)), List.of(CALLED)),
        // Somebody begins to wait while it ends.
        scenario(List.of(), List.of(List.of(RUN), List.of(GET)), List.of(STATE)));
  }

  /// The calls of the selected subject.
  public static class Calls {

    private final AtomicInteger called = new AtomicInteger();
    private final Promise<Integer> promise = Subject.selected(PromiseSubject.class).create(() -> 1);

    @Operation
    public void run() {
      promise.run();
    }

    @Operation
    public boolean cancel() {
      return promise.cancel(false);
    }

    @Operation
    public void addCallback() {
      promise.onDone(_ -> called.incrementAndGet());
    }

    @Operation
    public int get() throws ExecutionException, InterruptedException {
      return promise.get();
    }

    @Operation
    public State state() {
      return promise.state();
    }

    @Operation
    public int called() {
      return called.get();
    }
  }

  /// A promise for one thread, which refuses what would have to wait.
  public static class Specification {

    private State state = State.RUNNING;
    private int callbacks;

    public void run() {
      end(State.SUCCESS);
    }

    public boolean cancel() {
      end(State.CANCELLED);
      return state == State.CANCELLED;
    }

    private void end(State end) {
      if (state == State.RUNNING) {
        state = end;
      }
    }

    public void addCallback() {
      callbacks++;
    }

    public int get() {
      if (state != State.SUCCESS) {
        throw new IllegalStateException("would wait");
      }
      return 1;
    }

    public State state() {
      return state;
    }

    public int called() {
      return state == State.RUNNING ? 0 : callbacks;
    }
  }
}
