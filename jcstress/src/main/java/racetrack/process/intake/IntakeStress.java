// SPDX-License-Identifier: Apache-2.0
package racetrack.process.intake;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;

/// Races for [Intake]. Each is run once for every [IntakeSubject].
public final class IntakeStress {

  private static final IntakeSubject SUBJECT = Subject.selected(IntakeSubject.class);
  private static final Future<?> DONE = CompletableFuture.completedFuture(1);
  private static final Future<?> NEVER = new CompletableFuture<>();

  private IntakeStress() {}

  /// A source with at most one message, whose keeper sleeps.
  private static class Mailbox implements Source {

    private volatile boolean sleeps = true;
    private volatile boolean isFull;
    private volatile boolean rings;

    final void send() {
      isFull = true;
      if (sleeps) {
        rings = true;
      }
    }

    final boolean isFull() {
      return isFull;
    }

    final boolean rings() {
      return rings;
    }

    @Override
    public boolean take(boolean helping) {
      boolean taken = isFull;
      isFull = false;
      return taken;
    }

    @Override
    public boolean mustSleep() {
      sleeps = true;
      return !isFull;
    }

    @Override
    public void wake() {
      sleeps = false;
    }

    @Override
    public boolean sleep() {
      return false;
    }

    @Override
    public void wakeKeeper() {
      rings = true;
    }
  }

  /// Is a message left lying that comes while a caller leaves?
  ///
  /// The caller has its result, and leaves at once. A result reads "whether the message lies there,
  /// whether the keeper is woken".
  @JCStressTest
  @Asks(7)
  @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "The keeper takes it in.")
  @Outcome(expect = FORBIDDEN, desc = "The message lies there, and everybody sleeps.")
  @State
  public static class LeftLying {

    private final Mailbox mailbox = new Mailbox();
    private final Intake intake = SUBJECT.create(mailbox);

    @Actor
    public void sender() {
      mailbox.send();
    }

    @Actor
    public void caller() {
      intake.help(DONE, 0);
    }

    @Arbiter
    public void successor(ZZ_Result r) {
      r.r1 = mailbox.isFull();
      r.r2 = mailbox.rings();
    }
  }

  /// A source that counts its readers.
  private static final class Counting extends Mailbox {

    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();
    private volatile boolean isCrowded;

    @Override
    public boolean take(boolean helping) {
      if (inside.incrementAndGet() > 1) {
        isCrowded = true;
      }
      boolean hasTaken = super.take(helping);
      if (hasTaken) {
        taken.incrementAndGet();
      }
      inside.decrementAndGet();
      return hasTaken;
    }
  }

  /// Do the keeper and a caller ever read at the same time?
  ///
  /// There is one message to take in. A result reads "how many were at most within at the same
  /// time, how many messages were taken in".
  @JCStressTest
  @Asks({1, 2, 6})
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "One at a time has read.")
  @Outcome(expect = FORBIDDEN, desc = "Both have read at the same time, or twice, or not at all.")
  @State
  public static class TwoReaders {

    private final Counting mailbox = new Counting();
    private final Intake intake = SUBJECT.create(mailbox);

    public TwoReaders() {
      mailbox.send();
    }

    @Actor
    public void keeper() {
      try {
        intake.serve();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    @Actor
    public void caller() {
      intake.help(NEVER, 1_000);
    }

    @Arbiter
    public void successor(II_Result r) {
      r.r1 = mailbox.isCrowded ? 2 : 1;
      r.r2 = mailbox.taken.get();
    }
  }
}
