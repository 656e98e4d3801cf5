// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.background;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.RejectedExecutionException;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;

/// Races for [TaskManager]. Each is run once for every [TaskManagerSubject].
public final class TaskManagerStress {

  private static final TaskManagerSubject SUBJECT = Subject.selected(TaskManagerSubject.class);

  private TaskManagerStress() {}

  /// Is there an outcome for a task that is added while the manager is shut down?
  ///
  /// The client adds a task, waits until none is without an outcome, and polls. A result reads
  /// "whether the task was accepted, how many outcomes there were".
  @JCStressTest
  @Asks(1)
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Accepted, and run or cancelled.")
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "The manager was shut down first: rejected.")
  @Outcome(expect = FORBIDDEN, desc = "An outcome is missing, or there is one too many.")
  @State
  public static class Closing {

    private final TaskManager<Integer> manager = SUBJECT.start(1);

    @Actor
    public void client(II_Result r) {
      try {
        manager.add("task", () -> 1);
        r.r1 = 1;
      } catch (RejectedExecutionException e) {
        r.r1 = 0;
      }
      awaitUninterrupted(manager);
      r.r2 = manager.poll().size();
    }

    @Actor
    public void closer() {
      manager.shutdown();
    }
  }

  private static void awaitUninterrupted(TaskManager<?> manager) {
    try {
      manager.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
