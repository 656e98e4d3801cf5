// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.future;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;

/// Races for [Promise]. Each is run once for every [PromiseSubject].
public final class PromiseStress {

  private static final PromiseSubject SUBJECT = Subject.selected(PromiseSubject.class);

  private PromiseStress() {}

  /// Does a promise keep the outcome that it has told?
  ///
  /// It is run and cancelled at once. A result reads "did the canceller hear that it is cancelled,
  /// is it so in the end".
  @JCStressTest
  @Asks({1, 15})
  @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "It was cancelled, and stays so.")
  @Outcome(id = "false, false", expect = ACCEPTABLE, desc = "It has its value, and keeps it.")
  @Outcome(expect = FORBIDDEN, desc = "A second outcome has taken the place of the first.")
  @State
  public static class Ending {

    private final Promise<Integer> promise = SUBJECT.create(() -> 1);

    @Actor
    public void runner() {
      promise.run();
    }

    @Actor
    public void canceller(ZZ_Result r) {
      r.r1 = promise.cancel(false);
    }

    @Arbiter
    public void judge(ZZ_Result r) {
      r.r2 = promise.isCancelled();
    }
  }

  /// Is a callback run once that is added while the promise ends?
  ///
  /// A result reads "how often it was run".
  @JCStressTest
  @Asks(26)
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "It was run once, by either of the two.")
  @Outcome(id = "0", expect = FORBIDDEN, desc = "It was lost.")
  @Outcome(expect = FORBIDDEN, desc = "It was run twice.")
  @State
  public static class Telling {

    private final Promise<Integer> promise = SUBJECT.create(() -> 1);
    private final AtomicInteger runs = new AtomicInteger();

    @Actor
    public void runner() {
      promise.run();
    }

    @Actor
    public void adder() {
      promise.onDone(_ -> runs.incrementAndGet());
    }

    @Arbiter
    public void counter(I_Result r) {
      r.r1 = runs.get();
    }
  }

  /// Does who finds a promise done see what its task wrote?
  ///
  /// The reader has looked at the message once already, before it looks at the promise. A compiler
  /// that knows of nothing between its two looks may merge them into one. It then dawdles, so that
  /// the end of the task, which takes longer than a look, often comes in between. A result reads
  /// "message, is it done (1 or 0), message".
  @JCStressTest
  @Asks(7)
  @Outcome(id = "0, 0, 0", expect = ACCEPTABLE, desc = "The reader comes first.")
  @Outcome(id = "0, 0, 1", expect = ACCEPTABLE, desc = "It is written during the second look.")
  @Outcome(id = "1, 0, 1", expect = ACCEPTABLE, desc = "It is written, and not yet done.")
  @Outcome(id = "0, 1, 1", expect = ACCEPTABLE, desc = "It is written and done in between.")
  @Outcome(id = "1, 1, 1", expect = ACCEPTABLE, desc = "The task comes first.")
  @Outcome(expect = FORBIDDEN, desc = "It is done, but the message is missing.")
  @State
  public static class Publication {

    private int message;
    int dawdled; // not private: the compiler has to write it
    private final Promise<Integer> promise = SUBJECT.create(() -> message = 1);

    @Actor
    public void runner() {
      promise.run();
    }

    @Actor
    public void reader(III_Result r) {
      r.r1 = message;
      dawdled = dawdle(r.r1);
      r.r2 = promise.isDone() ? 1 : 0;
      r.r3 = message;
    }

    /// Computes something that the compiler cannot know beforehand.
    private static int dawdle(int start) {
      int value = start;
      for (int step = 0; step < 30; step++) {
        value = 31 * value + (value >>> 7) + step;
      }
      return value;
    }
  }
}
