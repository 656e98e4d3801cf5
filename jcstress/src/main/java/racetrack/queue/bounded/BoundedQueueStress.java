// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.bounded;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.NoSuchElementException;
import java.util.Objects;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;

/// Races for [BoundedQueue]. Each is run once for every [BoundedQueueSubject].
public final class BoundedQueueStress {

  private static final BoundedQueueSubject SUBJECT = Subject.selected(BoundedQueueSubject.class);

  private BoundedQueueStress() {}

  /// Can a consumer be woken for an element that another thread has already taken?
  ///
  /// The waiter waits on an empty queue. The overtaker puts 1, which wakes the waiter, and polls at
  /// once, racing it to the element. Its second `put` lets a correct waiter finish. A result reads
  /// "what the waiter took, what the poll took", with 0 for nothing.
  @JCStressTest
  @Asks({3, 7, 10})
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "The waiter takes 1 before the poll.")
  @Outcome(id = "2, 1", expect = ACCEPTABLE, desc = "The poll overtakes; the waiter takes 2.")
  @Outcome(id = "0, 1", expect = FORBIDDEN, desc = "The waiter was woken to an empty queue.")
  @Outcome(expect = FORBIDDEN, desc = "An element is lost, invented, or taken twice.")
  @State
  public static class Overtaking {

    private final BoundedQueue<Integer> queue = SUBJECT.create(1);

    @Actor
    public void waiter(II_Result r) {
      try {
        r.r1 = queue.take();
      } catch (NoSuchElementException e) {
        r.r1 = 0;
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    @Actor
    public void overtaker(II_Result r) {
      putUninterrupted(queue, 1);
      r.r2 = pollOrZero(queue);
      putUninterrupted(queue, 2);
    }
  }

  /// Do two producers at once lose an element?
  ///
  /// There is room for both. When they are done, the queue is polled twice. A result reads "first
  /// polled, then polled", with 0 for nothing.
  @JCStressTest
  @Asks(4)
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "The one producer comes first.")
  @Outcome(id = "2, 1", expect = ACCEPTABLE, desc = "The other producer comes first.")
  @Outcome(expect = FORBIDDEN, desc = "An element is lost, invented, or there twice.")
  @State
  public static class Crowding {

    private final BoundedQueue<Integer> queue = SUBJECT.create(2);

    @Actor
    public void one() {
      putUninterrupted(queue, 1);
    }

    @Actor
    public void another() {
      putUninterrupted(queue, 2);
    }

    @Arbiter
    public void emptier(II_Result r) {
      r.r1 = pollOrZero(queue);
      r.r2 = pollOrZero(queue);
    }
  }

  /// Do two pollers share out one element?
  ///
  /// A result reads "what the one polled, what the other polled", with 0 for nothing and -1 for a
  /// failure.
  @JCStressTest
  @Asks(10)
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "The one poller has it.")
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "The other poller has it.")
  @Outcome(expect = FORBIDDEN, desc = "A poller fails, or both have it, or neither.")
  @State
  public static class LastElement {

    private final BoundedQueue<Integer> queue = SUBJECT.create(1);

    public LastElement() {
      putUninterrupted(queue, 1);
    }

    @Actor
    public void one(II_Result r) {
      r.r1 = pollOrFail(queue);
    }

    @Actor
    public void another(II_Result r) {
      r.r2 = pollOrFail(queue);
    }

    private static int pollOrFail(BoundedQueue<Integer> queue) {
      try {
        return pollOrZero(queue);
      } catch (NoSuchElementException e) {
        return -1;
      }
    }
  }

  /// Do two producers both have the last place?
  ///
  /// Each puts and then takes. In a queue of one, the other puts when the first has taken, so each
  /// takes its own. A result reads "what the one took, what the other took".
  @JCStressTest
  @Asks(4)
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "Each takes what it has put.")
  @Outcome(expect = FORBIDDEN, desc = "Both were in a queue of one, or an element is lost.")
  @State
  public static class LastPlace {

    private final BoundedQueue<Integer> queue = SUBJECT.create(1);

    @Actor
    public void one(II_Result r) {
      putUninterrupted(queue, 1);
      r.r1 = takeUninterrupted(queue);
    }

    @Actor
    public void another(II_Result r) {
      putUninterrupted(queue, 2);
      r.r2 = takeUninterrupted(queue);
    }

    private static int takeUninterrupted(BoundedQueue<Integer> queue) {
      try {
        return queue.take();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static int pollOrZero(BoundedQueue<Integer> queue) {
    return Objects.requireNonNullElse(queue.poll(), 0);
  }

  private static void putUninterrupted(BoundedQueue<Integer> queue, int element) {
    try {
      queue.put(element);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
