// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import racetrack.executor.pool.TaskPool.Settings;
import racetrack.testkit.Crew;

@Timeout(30)
class ClosingExampleTest {

  private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();

  @Test
  void endsTheWorkerWhenClosedInFinally() throws InterruptedException, ExecutionException {
    ClosingExample.closeInFinally(lines::add).join();
    assertEquals(List.of("the last task has run"), List.copyOf(lines));
  }

  @Test
  void endsTheWorkerAlthoughTheBodyThrows() throws InterruptedException, ExecutionException {
    ClosingExample.closeByItself(lines::add).join();
    assertEquals(List.of("the last task has run", "the body failed"), List.copyOf(lines));
  }

  /// A thread that is alive and no daemon is what a JVM waits for before it exits.
  @Test
  void keepsTheJvmWaitingIfNeverClosed() throws InterruptedException, ExecutionException {
    Thread worker;
    try (TaskPool pool = TaskPoolSubject.HAND.create(Settings.DEFAULT.withWorkers(1))) {
      worker = ClosingExample.forgetToClose(pool, lines::add);
      Crew.awaitIdle(worker); // it waits for a task that never comes
      assertTrue(worker.isAlive());
      assertFalse(worker.isDaemon());
    }
    worker.join();
  }
}
