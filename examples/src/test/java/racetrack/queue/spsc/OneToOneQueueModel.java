// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.spsc;

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

/// Is every history of a one-to-one queue one that it could have in one thread?
///
/// Lincheck assumes that memory is sequentially consistent. What plain reads and writes make of it
/// is the matter of the races.
@EverySubject
class OneToOneQueueModel {

  private static final int INTERLEAVINGS = 150;

  private static final Actor OFFER_1 = call(Calls.class, "offer", 1);
  private static final Actor OFFER_2 = call(Calls.class, "offer", 2);
  private static final Actor OFFER_3 = call(Calls.class, "offer", 3);
  private static final Actor OFFER_4 = call(Calls.class, "offer", 4);
  private static final Actor OFFER_5 = call(Calls.class, "offer", 5);
  private static final Actor POLL = call(Calls.class, "poll");

  @Parameter OneToOneQueueSubject subject;

  /// One thread is the producer, the other the consumer.
  @Asks({4, 5, 7, 8})
  @Test
  void isLinearizable() {
    Models.check(
        subject,
        Calls.class,
        Specification.class,
        INTERLEAVINGS,
        // The queue is empty in the beginning.
        scenario(List.of(), List.of(List.of(OFFER_1, OFFER_2), List.of(POLL, POLL)), List.of(POLL)),
        // The queue is full in the beginning.
        scenario(
            List.of(OFFER_1, OFFER_2, OFFER_3, OFFER_4),
            List.of(List.of(OFFER_5), List.of(POLL, POLL)),
            List.of(POLL, POLL, POLL)),
        // The queue is full, and is emptied by half before the producer comes.
        scenario(
            List.of(OFFER_1, OFFER_2, OFFER_3, OFFER_4, POLL, POLL),
            List.of(List.of(OFFER_5, OFFER_1), List.of(POLL, POLL)),
            List.of(POLL, POLL)));
  }

  /// The calls of the selected subject.
  public static class Calls {

    private final OneToOneQueue<Integer> queue =
        Subject.selected(OneToOneQueueSubject.class).create(Specification.CAPACITY);

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

    static final int CAPACITY = 4;

    private final Queue<Integer> items = new ArrayDeque<>();

    public boolean offer(int element) {
      return items.size() < CAPACITY && items.add(element);
    }

    public @Nullable Integer poll() {
      return items.poll();
    }
  }
}
