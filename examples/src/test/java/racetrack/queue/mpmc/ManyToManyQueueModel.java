// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.mpmc;

import static racetrack.testkit.Models.call;
import static racetrack.testkit.Models.scenario;

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

/// Is every history of a many-to-many queue one that it could have in one thread?
@EverySubject
class ManyToManyQueueModel {

  private static final int INTERLEAVINGS = 150;

  private static final Actor OFFER_1 = call(Calls.class, "offer", 1);
  private static final Actor OFFER_2 = call(Calls.class, "offer", 2);
  private static final Actor OFFER_3 = call(Calls.class, "offer", 3);
  private static final Actor OFFER_4 = call(Calls.class, "offer", 4);
  private static final Actor OFFER_5 = call(Calls.class, "offer", 5);
  private static final Actor POLL = call(Calls.class, "poll");

  @Parameter ManyToManyQueueSubject subject;

  @Asks({2, 5, 8})
  @Test
  void isLinearizable() {
    Models.check(
        subject,
        Calls.class,
        Specification.class,
        INTERLEAVINGS,
        // Two producers claim slots at once.
        scenario(List.of(), List.of(List.of(OFFER_1), List.of(OFFER_2)), List.of(POLL, POLL)),
        // Each has offered before it polls, so each must find an element.
        scenario(List.of(), List.of(List.of(OFFER_1, POLL), List.of(OFFER_2, POLL)), List.of(POLL)),
        // Two consumers share out one element, and one of them makes room for another.
        scenario(List.of(OFFER_1), List.of(List.of(POLL, OFFER_2), List.of(POLL)), List.of(POLL)),
        // Two producers want the last place.
        scenario(
            List.of(OFFER_1),
            List.of(List.of(OFFER_2), List.of(OFFER_3)),
            List.of(POLL, POLL, POLL)),
        // A producer is slow, and the queue goes round twice meanwhile.
        scenario(
            List.of(),
            List.of(List.of(OFFER_1), List.of(OFFER_2, OFFER_3, POLL, POLL, OFFER_4, OFFER_5)),
            List.of(POLL, POLL, POLL)));
  }

  /// The calls of the selected subject.
  public static class Calls {

    private final ManyToManyQueue<Integer> queue =
        Subject.selected(ManyToManyQueueSubject.class).create(Specification.CAPACITY);

    @Operation
    public boolean offer(int element) {
      return queue.offer(element);
    }

    @Operation
    public @Nullable Integer poll() {
      return queue.poll();
    }
  }

  /// A queue for one thread.
  public static class Specification {

    static final int CAPACITY = 2;

    private final Queue<Integer> items = new ArrayDeque<>();

    public boolean offer(int element) {
      return items.size() < CAPACITY && items.add(element);
    }

    public @Nullable Integer poll() {
      return items.poll();
    }
  }
}
