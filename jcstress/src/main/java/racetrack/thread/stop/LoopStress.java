// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.stop;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.io.IOException;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.Z_Result;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;

/// Races for [Loop]. Each is run once for every [LoopSubject].
public final class LoopStress {

  private static final LoopSubject SUBJECT = Subject.selected(LoopSubject.class);

  private LoopStress() {}

  /// Does the interrupt that is meant for the loop reach what its thread does next?
  ///
  /// The loop ends by itself, and is stopped at about the same time. A result says whether its
  /// thread was interrupted when the loop had ended.
  @JCStressTest
  @Asks(4)
  @Outcome(id = "false", expect = ACCEPTABLE, desc = "The interrupt stayed in the loop.")
  @Outcome(id = "true", expect = FORBIDDEN, desc = "The interrupt hit what came after the loop.")
  @State
  public static class Straying {

    private final Loop loop = SUBJECT.create(() -> {});
    private volatile boolean over;
    private boolean hit;

    @Actor
    public void runner() {
      try {
        loop.run(() -> false);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
      while (!over) {
        Thread.onSpinWait(); // what the thread does next
      }
      hit = Thread.interrupted();
    }

    @Actor
    public void stopper() {
      try {
        loop.stop();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
      over = true;
    }

    @Arbiter
    public void verdict(Z_Result r) {
      r.r1 = hit;
    }
  }
}
