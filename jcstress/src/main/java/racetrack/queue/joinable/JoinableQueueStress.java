// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.joinable;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;

/// Races for [JoinableQueue]. Each is run once for every [JoinableQueueSubject].
public final class JoinableQueueStress {

  private static final JoinableQueueSubject SUBJECT = Subject.selected(JoinableQueueSubject.class);

  private JoinableQueueStress() {}

  /// Can an element be done before it is counted?
  ///
  /// The consumer looks for the element until it is there, and is done with it at once. A result is
  /// 1 if the queue agrees, and 0 if it says that nothing is unfinished.
  @JCStressTest
  @Asks({4, 12})
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "The element was counted before it was seen.")
  @Outcome(expect = FORBIDDEN, desc = "The element was there, but not counted yet.")
  @State
  public static class Counting {

    private final JoinableQueue<Integer> queue = SUBJECT.create(1);

    @Actor
    public void producer() {
      put(queue);
    }

    @Actor
    public void consumer(I_Result r) {
      while (takeAtOnce(queue) == null) {
        Thread.onSpinWait();
      }
      r.r1 = isDone(queue);
    }

    private static int isDone(JoinableQueue<Integer> queue) {
      try {
        queue.taskDone();
        return 1;
      } catch (IllegalStateException e) {
        return 0;
      }
    }
  }

  /// Does a joiner see what was done?
  ///
  /// There was one element, and the consumer has it. It works and is done. A result is what the
  /// joiner sees of the work.
  @JCStressTest
  @Asks(3)
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "The work was done.")
  @Outcome(expect = FORBIDDEN, desc = "The joiner went on before the work was done.")
  @State
  public static class Joining {

    private final JoinableQueue<Integer> queue = SUBJECT.create(1);
    private int work;

    public Joining() {
      put(queue);
      takeAtOnce(queue);
    }

    @Actor
    public void consumer() {
      work = 1;
      queue.taskDone();
    }

    @Actor
    public void joiner(I_Result r) {
      try {
        queue.join();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      r.r1 = work;
    }
  }

  private static void put(JoinableQueue<Integer> queue) {
    try {
      queue.put(1);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static @Nullable Integer takeAtOnce(JoinableQueue<Integer> queue) {
    try {
      return queue.take(Duration.ZERO);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
