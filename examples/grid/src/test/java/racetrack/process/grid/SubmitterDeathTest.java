// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import racetrack.process.pool.Gate;
import racetrack.process.pool.RemoteCallable;
import racetrack.testkit.ChildProgram;
import racetrack.testkit.Crew;
import racetrack.testkit.ThreadKind;

/// A submitter that is killed leaves no members of its own behind, whatever they do.
class SubmitterDeathTest {

  @Test
  void takesItsMembersWithIt() throws Exception {
    try (ChildProgram program = ChildProgram.start(SubmitterDeathTest.class)) {
      program.awaitLine("ready");
      List<ProcessHandle> members = program.descendants();
      assertEquals(1, members.size());
      program.signal("KILL");
      try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
        crew.start(
            "witness", () -> Gate.await(() -> members.stream().noneMatch(ProcessHandle::isAlive)));
        crew.joinSoon();
      }
    }
  }

  /// Has a member wait for ever, after it has been seen to work.
  public static void main(String[] arguments) throws Exception {
    GridPool pool = GridPoolSubject.ENGINE.create(1, 10);
    RemoteCallable<Integer> first = () -> 1;
    pool.submit(first).get();
    RemoteCallable<Integer> endless = SubmitterDeathTest::hang;
    var _ = pool.submit(endless);
    System.out.println("ready");
  }

  private static int hang() throws InterruptedException {
    new CountDownLatch(1).await();
    return 0;
  }
}
