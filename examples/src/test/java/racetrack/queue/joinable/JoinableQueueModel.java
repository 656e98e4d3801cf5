// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.joinable;

import static racetrack.testkit.Models.call;
import static racetrack.testkit.Models.scenario;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Models;

/// Is every history of a joinable queue one that it could have in one thread, and does it end?
///
/// No `take` waits, since time passes differently in a model. Every `join` can end.
@EverySubject
class JoinableQueueModel {

  private static final int INTERLEAVINGS = 60;

  private static final Actor PUT_1 = call(Calls.class, "put", 1);
  private static final Actor PUT_2 = call(Calls.class, "put", 2);
  private static final Actor TAKE = call(Calls.class, "take");
  private static final Actor DONE = call(Calls.class, "taskDone");
  private static final Actor FINISH = call(Calls.class, "finish");
  private static final Actor JOIN = call(Calls.class, "join");

  @Parameter JoinableQueueSubject subject;

  @Asks({4, 9, 11, 13})
  @Test
  void isLinearizable() {
    Models.check(
        subject,
        Calls.class,
        Specification.class,
        INTERLEAVINGS,
        // A consumer takes an element as soon as it is there, and is done at once.
        scenario(
            List.of(), List.of(List.of(PUT_1), List.of(FINISH, FINISH)), List.of(FINISH, JOIN)),
        // A joiner comes while the element is in the consumer's hands.
        scenario(List.of(PUT_1), List.of(List.of(TAKE, DONE), List.of(JOIN)), List.of()),
        // The consumer goes on with the next element.
        scenario(
            List.of(PUT_1), List.of(List.of(FINISH, PUT_2, FINISH), List.of(JOIN)), List.of(JOIN)));
  }

  /// The calls of the selected subject.
  public static class Calls {

    private final JoinableQueue<Integer> queue =
        Subject.selected(JoinableQueueSubject.class).create(2);

    @Operation
    public void put(int element) throws InterruptedException {
      queue.put(element);
    }

    @Operation
    public @Nullable Integer take() throws InterruptedException {
      return queue.take(Duration.ZERO);
    }

    @Operation
    public void taskDone() {
      queue.taskDone();
    }

    /// Takes an element, if there is one, and is done with it.
    @Operation
    public @Nullable Integer finish() throws InterruptedException {
      Integer element = queue.take(Duration.ZERO);
      if (element != null) {
        queue.taskDone();
      }
      return element;
    }

    @Operation
    public void join() throws InterruptedException {
      queue.join();
    }
  }

  /// A queue for one thread, which refuses what would have to wait.
  public static class Specification {

    private final Queue<Integer> items = new ArrayDeque<>();
    private int unfinished;

    public void put(int element) {
      items.add(element);
      unfinished++;
    }

    public @Nullable Integer take() {
      return items.poll();
    }

    public void taskDone() {
      if (unfinished == 0) {
        throw new IllegalStateException("nothing is unfinished");
      }
      unfinished--;
    }

    public @Nullable Integer finish() {
      Integer element = items.poll();
      if (element != null) {
        taskDone();
      }
      return element;
    }

    public void join() {
      if (unfinished > 0) {
        throw new IllegalStateException("would wait");
      }
    }
  }
}
