// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import racetrack.process.pool.RemoteCallable;
import racetrack.process.pool.RemoteTasks;
import racetrack.testkit.Crew;
import racetrack.testkit.ThreadKind;

class DeskTest {

  @Test
  void runsAnErrand() throws Exception {
    assertEquals(7, RemoteTasks.outcome(Desk.run(UUID.randomUUID(), packed(() -> 7))));
  }

  @Test
  void doesNotBeginWhatWasCalledOffBefore() {
    UUID id = UUID.randomUUID();
    Desk.callOff(id);
    assertThrows(CancellationException.class, () -> Desk.run(id, packed(() -> 7)));
  }

  @Test
  void interruptsWhatIsCalledOff() throws InterruptedException {
    UUID id = UUID.randomUUID();
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      Crew.Member runner =
          crew.start(
              "runner",
              () -> {
                byte[] answer = Desk.run(id, packed(DeskTest::hang));
                Exception failure =
                    assertThrows(Exception.class, () -> RemoteTasks.outcome(answer));
                assertInstanceOf(InterruptedException.class, failure);
              });
      runner.awaitWaiting();
      Desk.callOff(id);
      crew.join();
    }
  }

  /// The next errand on the same thread is not the one that was called off.
  @Test
  void leavesNoInterruptBehind() throws Exception {
    byte[] task =
        packed(() -> {
          Thread.currentThread().interrupt();
          return 1;
        });
    Desk.run(UUID.randomUUID(), task);
    assertFalse(Thread.interrupted());
  }

  private static int hang() throws InterruptedException {
    new CountDownLatch(1).await();
    return 0;
  }

  private static byte[] packed(RemoteCallable<Integer> task) {
    return RemoteTasks.pack(task);
  }
}
