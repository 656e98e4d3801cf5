// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.gather;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Future;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;

/// Races for [Gather]. Each is run once for every [GatherSubject].
public final class GatherStress {

  private static final GatherSubject SUBJECT = Subject.selected(GatherSubject.class);

  private GatherStress() {}

  /// Do two tasks that finish together both arrive?
  ///
  /// The executor keeps the tasks, and each actor runs one. Then what has finished is gathered,
  /// without waiting. A result reads "how many came, their sum", and the tasks return 1 and 2.
  @JCStressTest
  @Asks(14)
  @Outcome(id = "2, 3", expect = ACCEPTABLE, desc = "Both have arrived, each once.")
  @Outcome(expect = FORBIDDEN, desc = "One is lost, or came twice.")
  @State
  public static class Finishing {

    private final List<Runnable> commands = new ArrayList<>();
    private final Gather<Integer> group = SUBJECT.create();

    public Finishing() {
      group.submit(commands::add, () -> 1);
      group.submit(commands::add, () -> 2);
    }

    @Actor
    public void one() {
      commands.get(0).run();
    }

    @Actor
    public void another() {
      commands.get(1).run();
    }

    @Arbiter
    public void gatherer(II_Result r) {
      Iterator<Future<Integer>> completed = group.asCompleted(Duration.ZERO);
      try {
        while (completed.hasNext()) {
          r.r2 += completed.next().resultNow();
          r.r1++;
        }
      } catch (DeadlineException e) {
        // What has not arrived by now is lost.
      }
    }
  }
}
