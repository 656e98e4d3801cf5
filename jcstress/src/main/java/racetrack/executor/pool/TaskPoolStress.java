// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pool;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;
import racetrack.executor.pool.TaskPool.Settings;

/// Races for [TaskPool]. Each is run once for every [TaskPoolSubject].
public final class TaskPoolStress {

  private static final TaskPoolSubject SUBJECT = Subject.selected(TaskPoolSubject.class);
  private static final Settings SETTINGS = Settings.DEFAULT.withWorkers(1);

  private TaskPoolStress() {}

  /// Does a pool run a task that it accepted behind the back of whoever closed it?
  ///
  /// The submitter submits a task while the closer shuts the pool down and waits for its end. A
  /// result reads "whether the task was accepted, whether it had run when the pool was terminated".
  @JCStressTest
  @Asks(8)
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Accepted in time, and run.")
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "The pool was closed first: rejected.")
  @Outcome(id = "1, 0", expect = FORBIDDEN, desc = "Accepted, and not run before the end.")
  @Outcome(expect = FORBIDDEN, desc = "Rejected, and run all the same.")
  @State
  public static class Closing {

    private final TaskPool pool = SUBJECT.create(SETTINGS);

    /// Plain: who saw the pool terminated sees what its tasks wrote.
    private int ran;

    @Actor
    public void submitter(II_Result r) {
      try {
        pool.execute(() -> ran = 1);
        r.r1 = 1;
      } catch (RejectedExecutionException e) {
        r.r1 = 0;
      }
    }

    @Actor
    public void closer(II_Result r) {
      pool.shutdown();
      try {
        pool.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      r.r2 = ran;
    }
  }

  /// Does a pool know of every task that it accepted what became of it, when it is stopped hard?
  ///
  /// The submitter submits some tasks. As soon as the first has run, so that the worker is awake
  /// and takes one after the other, the stopper stops the pool. A result is 1 if more tasks were
  /// accepted than ran and were returned, and -1 if fewer.
  @JCStressTest
  @Asks(10)
  @Outcome(id = "0", expect = ACCEPTABLE, desc = "Each ran, or was returned.")
  @Outcome(id = "1", expect = FORBIDDEN, desc = "Some were accepted and vanished.")
  @Outcome(expect = FORBIDDEN, desc = "Some were returned that ran, or were rejected.")
  @State
  public static class Stopping {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final TaskPool pool = SUBJECT.create(SETTINGS);

    private volatile boolean begun;

    /// Counted by the only worker, and seen by who saw the pool terminated.
    private int ran;

    private int accepted;
    private int returned;

    @Actor
    public void submitter() {
      try {
        for (int task = 0; task < 32; task++) {
          pool.execute(this::run);
          accepted++;
        }
      } catch (RejectedExecutionException e) {
        // stopped
      }
    }

    private void run() {
      ran++;
      begun = true;
    }

    @Actor
    public void stopper() {
      long start = System.nanoTime();
      while (!begun && System.nanoTime() - start < SECOND) {
        Thread.onSpinWait();
      }
      returned = pool.shutdownNow().size();
    }

    @Arbiter
    public void auditor(I_Result r) {
      try {
        pool.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      r.r1 = Integer.signum(accepted - ran - returned);
    }
  }
}
