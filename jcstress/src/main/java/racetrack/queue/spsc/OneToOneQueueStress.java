// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.spsc;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.Objects;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;

/// Races for [OneToOneQueue]. Each is run once for every [OneToOneQueueSubject].
public final class OneToOneQueueStress {

  private static final OneToOneQueueSubject SUBJECT = Subject.selected(OneToOneQueueSubject.class);

  private OneToOneQueueStress() {}

  /// Does an element arrive, and with it what was written before it?
  ///
  /// The producer writes a message and then offers 1. A result reads "what the consumer polled, the
  /// message it then saw, what was left in the queue", with 0 for nothing.
  ///
  /// "1, 0, 0", an element without its message, takes a weakly ordered processor, or a compiler
  /// that is in the mood: on x86-64, [BrokenPlainOneToOneQueue] was not seen to show it.
  @JCStressTest
  @Asks(2)
  @Outcome(id = "0, 0, 1", expect = ACCEPTABLE, desc = "The consumer comes first.")
  @Outcome(id = "0, 1, 1", expect = ACCEPTABLE, desc = "The consumer comes between.")
  @Outcome(id = "1, 1, 0", expect = ACCEPTABLE, desc = "The element has come, and the message.")
  @Outcome(expect = FORBIDDEN, desc = "The element is lost, doubled, or without the message.")
  @State
  public static class HandOver {

    private final OneToOneQueue<Integer> queue = SUBJECT.create(4);
    private int message;

    @Actor
    public void producer() {
      message = 1;
      queue.offer(1);
    }

    @Actor
    public void consumer(III_Result r) {
      r.r1 = pollOrZero(queue);
      r.r2 = message;
    }

    @Arbiter
    public void successor(III_Result r) {
      r.r3 = pollOrZero(queue);
    }
  }

  /// Does a full ring stay in order when its next slot changes hands?
  ///
  /// The queue holds 1, 2, 3 and 4; the producer offers 5, and the consumer polls. A result reads
  /// "whether 5 was accepted, what the consumer polled, what was left in the queue", the last with
  /// a digit for each element.
  @JCStressTest
  @Asks({4, 7})
  @Outcome(id = "1, 1, 2345", expect = ACCEPTABLE, desc = "The consumer makes room in time.")
  @Outcome(id = "0, 1, 234", expect = ACCEPTABLE, desc = "The producer finds the queue full.")
  @Outcome(expect = FORBIDDEN, desc = "An element is lost, doubled, or has overtaken others.")
  @State
  public static class GoingRound {

    private final OneToOneQueue<Integer> queue = SUBJECT.create(4);

    public GoingRound() {
      for (int element = 1; element <= 4; element++) {
        queue.offer(element);
      }
    }

    @Actor
    public void producer(III_Result r) {
      r.r1 = queue.offer(5) ? 1 : 0;
    }

    @Actor
    public void consumer(III_Result r) {
      r.r2 = pollOrZero(queue);
    }

    @Arbiter
    public void successor(III_Result r) {
      for (int next = pollOrZero(queue); next != 0; next = pollOrZero(queue)) {
        r.r3 = 10 * r.r3 + next;
      }
    }
  }

  /// Can two threads that write to each other both find their letter box empty, or their own
  /// letter?
  ///
  /// The one offers 1 to the other's queue, the other offers 2 to the one's; then each polls its
  /// own. No order of the four calls explains "0, 0"; the contract allows it nevertheless. The
  /// subjects whose counts are volatile never show it, those with acquire and release do. A result
  /// reads "what the one polled, what the other polled", with 0 for nothing.
  @JCStressTest
  @Asks(8)
  @Outcome(id = "2, 1", expect = ACCEPTABLE, desc = "Both have mail.")
  @Outcome(id = "2, 0", expect = ACCEPTABLE, desc = "The one comes second.")
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "The other comes second.")
  @Outcome(
      id = "0, 0",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Each has polled before it sees what the other had offered before.")
  @Outcome(expect = FORBIDDEN, desc = "Somebody has a letter that was for the other.")
  @State
  public static class Crossing {

    private final OneToOneQueue<Integer> toTheOne = SUBJECT.create(4);
    private final OneToOneQueue<Integer> toTheOther = SUBJECT.create(4);

    @Actor
    public void one(II_Result r) {
      toTheOther.offer(1);
      r.r1 = pollOrZero(toTheOne);
    }

    @Actor
    public void other(II_Result r) {
      toTheOne.offer(2);
      r.r2 = pollOrZero(toTheOther);
    }
  }

  private static int pollOrZero(OneToOneQueue<Integer> queue) {
    return Objects.requireNonNullElse(queue.poll(), 0);
  }
}
