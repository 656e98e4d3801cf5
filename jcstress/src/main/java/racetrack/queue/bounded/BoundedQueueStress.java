// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.bounded;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.NoSuchElementException;
import java.util.Objects;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
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
      try {
        queue.put(1);
        r.r2 = Objects.requireNonNullElse(queue.poll(), 0);
        queue.put(2);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
