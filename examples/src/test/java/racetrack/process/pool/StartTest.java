// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static racetrack.process.pool.Tasks.messageOf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Workers that cannot be started, or not in time.
@Timeout(120)
class StartTest {

  private static final Duration LIMIT = Duration.ofMillis(300);

  @TempDir private Path folder;

  @Test
  void goesOnWithThoseWhoLiveAndTriesAgainLater() throws Exception {
    Path seats = Files.createDirectory(folder.resolve("seats"));
    AtomicInteger reports = new AtomicInteger();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> reports.incrementAndGet());
    try (ProcessPool pool = poolOf(4, seats);
        Gate gate = Gate.in(folder, "gate")) {
      addSeats(seats, "first", "second");
      List<TaskFuture<Integer>> futures = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        futures.add(
            pool.submit(() -> {
              gate.pass();
              return 1;
            }));
      }
      Gate.await(() -> pool.statistics().shortage() != null && pool.statistics().started() > 7);
      String shortage = String.valueOf(pool.statistics().shortage());
      assertTrue(shortage.contains("goes on with 2 of 4 workers"), shortage);
      assertTrue(shortage.contains("said: no seat is left"), shortage);
      Gate.await(() -> reports.get() > 0); // told a moment after it is known
      addSeats(seats, "third", "fourth");
      Gate.await(() -> pool.statistics().workers() == 4 && pool.statistics().shortage() == null);
      gate.open();
      for (TaskFuture<Integer> future : futures) {
        assertEquals(1, future.get());
      }
      assertEquals(1, reports.get());
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  @Test
  void breaksWhenNobodyIsLeftAndNobodyCanBeStarted() throws Exception {
    Path seats = Files.createDirectory(folder.resolve("seats"));
    addSeats(seats, "only");
    try (ProcessPool pool = poolOf(2, seats)) {
      assertEquals(1, pool.submit(() -> 1).get());
      TaskFuture<?> last = pool.submit(() -> System.exit(1));
      TaskFuture<Integer> next = pool.submit(() -> 1);
      assertTrue(messageOf(last).contains("while it ran the task"), messageOf(last));
      assertTrue(messageOf(next).contains("no worker can be started"), messageOf(next));
      assertThrows(RejectedExecutionException.class, () -> pool.submit(() -> 1));
    }
  }

  @Test
  void givesUpAnInitialiserThatNeverEnds() throws Exception {
    assertGivesUp(ProcessPool.builder().initializer(() -> hang()));
  }

  @Test
  void givesUpAJvmThatWaitsForADebugger() throws Exception {
    assertGivesUp(
        ProcessPool.builder()
            .jvmArguments("-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=0"));
  }

  private static void assertGivesUp(ProcessPool.Builder builder) throws InterruptedException {
    ProcessPool pool = builder.workers(1).startTimeout(LIMIT).build();
    String message = messageOf(pool.submit(() -> 1));
    assertTrue(message.contains("was not ready after PT0.3S and was killed"), message);
    pool.shutdown();
    assertTrue(pool.awaitTermination(1, TimeUnit.MINUTES));
  }

  private static ProcessPool poolOf(int workers, Path seats) {
    return ProcessPool.builder()
        .workers(workers)
        .environment(Map.of(FussyWorker.SEATS, seats.toString()))
        .workerMain(FussyWorker.class)
        .build();
  }

  private static void addSeats(Path seats, String... names) throws Exception {
    for (String name : names) {
      Files.createFile(seats.resolve(name));
    }
  }

  private static void hang() {
    try {
      Tasks.hang();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
