// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.mpmc;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;

/// Races for [ManyToManyQueue]. Each is run once for every [ManyToManyQueueSubject].
public final class ManyToManyQueueStress {

  private static final ManyToManyQueueSubject SUBJECT =
      Subject.selected(ManyToManyQueueSubject.class);

  private ManyToManyQueueStress() {}

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

    private final ManyToManyQueue<Integer> queue = SUBJECT.create(2);

    @Actor
    public void one() {
      queue.offer(1);
    }

    @Actor
    public void other() {
      queue.offer(2);
    }

    @Arbiter
    public void emptier(II_Result r) {
      r.r1 = Objects.requireNonNullElse(queue.poll(), 0);
      r.r2 = Objects.requireNonNullElse(queue.poll(), 0);
    }
  }

  /// Can a thread that has just sent a letter find the queue empty, or a letter without its text?
  ///
  /// Each of two threads offers a letter and then polls one. A result reads "the text that the one
  /// polled, the text that the other polled", with 0 for no letter and -1 for no text.
  @JCStressTest
  @Asks({2, 3})
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "Each has its own letter.")
  @Outcome(id = "2, 1", expect = ACCEPTABLE, desc = "Each has the other's letter.")
  @Outcome(expect = FORBIDDEN, desc = "A letter is lost, doubled, not there yet, or without text.")
  @State
  public static class Straggler {

    private final ManyToManyQueue<Letter> queue = SUBJECT.create(2);

    @Actor
    public void one(II_Result r) {
      queue.offer(letter(1));
      r.r1 = text(queue.poll());
    }

    @Actor
    public void other(II_Result r) {
      queue.offer(letter(2));
      r.r2 = text(queue.poll());
    }

    private static Letter letter(int text) {
      Letter letter = new Letter();
      letter.text = text;
      return letter;
    }

    private static int text(@Nullable Letter letter) {
      return letter == null ? 0 : Objects.requireNonNullElse(letter.text, -1);
    }
  }

  /// Something whose content is written after it is made, and before it is offered.
  static final class Letter {
    @Nullable Integer text;
  }
}
