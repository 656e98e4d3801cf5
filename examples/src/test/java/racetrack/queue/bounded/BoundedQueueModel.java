// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.bounded;

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

/// Is every history of a bounded queue one that it could have in one thread, and does it end?
///
/// In each scenario there is an element for every `take` and room for every `put` in the end,
/// whatever the `poll`s found: who then still waits has missed its wake-up.
@EverySubject
class BoundedQueueModel {

  private static final int INTERLEAVINGS = 700;

  /// A permit that a poll takes too late takes fewer than this in its scenario.
  private static final int OF_THREE_THREADS = 400;

  /// The `if` for `while` takes 431 in its scenario.
  private static final int OVERTAKEN = 440;

  /// A place that two get takes 523.
  private static final int OVERFULL = 540;

  private static final Actor PUT_1 = call(Calls.class, "put", 1);
  private static final Actor PUT_2 = call(Calls.class, "put", 2);
  private static final Actor PUT_3 = call(Calls.class, "put", 3);
  private static final Actor TAKE = call(Calls.class, "take");
  private static final Actor POLL = call(Calls.class, "poll");

  @Parameter BoundedQueueSubject subject;

  @Asks({3, 4, 7, 10})
  @Test
  void isLinearizable() {
    Models.check(
        subject,
        OfTwo.class,
        SpecificationOfTwo.class,
        INTERLEAVINGS,
        OVERTAKEN,
        // A poll may overtake the taker that a put has woken.
        scenario(List.of(), List.of(List.of(TAKE), List.of(PUT_1, POLL, PUT_2)), List.of()));
    Models.check(
        subject,
        OfOne.class,
        SpecificationOfOne.class,
        INTERLEAVINGS,
        OVERFULL,
        // Two producers want the last place, and each makes room for the other.
        scenario(List.of(), List.of(List.of(PUT_1, TAKE), List.of(PUT_2, TAKE)), List.of()));
    Models.check(
        subject,
        OfTwo.class,
        SpecificationOfTwo.class,
        INTERLEAVINGS,
        // Two pollers share out one element.
        scenario(List.of(PUT_1), List.of(List.of(POLL), List.of(POLL)), List.of()),
        // Two producers fill the queue at once.
        scenario(List.of(), List.of(List.of(PUT_1), List.of(PUT_2)), List.of(POLL, POLL)),
        // A producer waits for room.
        scenario(List.of(), List.of(List.of(PUT_1, PUT_2, PUT_3), List.of(TAKE)), List.of()),
        // A poll meets a taker that is about to take the only element.
        scenario(
            List.of(PUT_1), List.of(List.of(TAKE), List.of(POLL, PUT_2, POLL, PUT_3)), List.of()));
    Models.check(
        subject,
        OfTwo.class,
        SpecificationOfTwo.class,
        OF_THREE_THREADS,
        // A poll and a take want the one element, and another one comes.
        scenario(List.of(PUT_1), List.of(List.of(TAKE), List.of(POLL), List.of(PUT_2)), List.of()));
    Models.check(
        subject,
        OfOne.class,
        SpecificationOfOne.class,
        INTERLEAVINGS,
        // Two takers want the one element, and a producer waits for its place.
        scenario(List.of(PUT_1), List.of(List.of(TAKE), List.of(TAKE), List.of(PUT_2)), List.of()));
  }

  /// The calls of the selected subject.
  public abstract static class Calls {

    private final BoundedQueue<Integer> queue;

    Calls(int capacity) {
      queue = Subject.selected(BoundedQueueSubject.class).create(capacity);
    }

    @Operation
    public void put(int element) throws InterruptedException {
      queue.put(element);
    }

    @Operation
    public int take() throws InterruptedException {
      return queue.take();
    }

    @Operation
    public @Nullable Integer poll() {
      return queue.poll();
    }
  }

  /// With room for one.
  public static class OfOne extends Calls {

    public OfOne() {
      super(1);
    }
  }

  /// With room for two.
  public static class OfTwo extends Calls {

    public OfTwo() {
      super(2);
    }
  }

  /// A queue for one thread, which refuses what would have to wait.
  public abstract static class Specification {

    private final Queue<Integer> items = new ArrayDeque<>();
    private final int capacity;

    Specification(int capacity) {
      this.capacity = capacity;
    }

    public void put(int element) {
      if (items.size() == capacity) {
        throw new IllegalStateException("would wait");
      }
      items.add(element);
    }

    public int take() {
      if (items.isEmpty()) {
        throw new IllegalStateException("would wait");
      }
      return items.remove();
    }

    public @Nullable Integer poll() {
      return items.poll();
    }
  }

  /// With room for one.
  public static class SpecificationOfOne extends Specification {

    public SpecificationOfOne() {
      super(1);
    }
  }

  /// With room for two.
  public static class SpecificationOfTwo extends Specification {

    public SpecificationOfTwo() {
      super(2);
    }
  }
}
