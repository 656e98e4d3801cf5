// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes through the rings, with and without callers and workers that look for each other.
@Timeout(60)
@ParameterizedClass
@ValueSource(booleans = {false, true})
class PayloadTest {

  @Parameter private boolean lowLatency;

  private ProcessPool pool;

  @BeforeEach
  void open() {
    pool = ProcessPool.builder().workers(1).lowLatency(lowLatency).build();
  }

  @AfterEach
  void close() {
    pool.terminateNow();
    pool.close();
  }

  @Test
  void carriesPayloadsOfAnySizeBothWays() throws Exception {
    for (int size :
        new int[] {
          0,
          1,
          Frame.LARGE - 1,
          Frame.LARGE,
          (1 << 16) - 20,
          Rings.CAPACITY - 1,
          Rings.CAPACITY,
          Rings.CAPACITY + 1,
          3 * Rings.CAPACITY + 7
        }) {
      byte[] payload = new byte[size];
      new Random(size).nextBytes(payload);
      assertArrayEquals(payload, pool.submit(() -> payload).get());
    }
  }

  @Test
  void sendsWhatWasSubmittedAlthoughItIsChangedLater() throws Exception {
    // First there is no worker yet, then there is, but no room for all of it.
    for (int size : new int[] {1 << 20, 5 * Rings.CAPACITY, 5 * Rings.CAPACITY}) {
      byte[] payload = new byte[size];
      TaskFuture<byte[]> future = pool.submit(() -> payload);
      Arrays.fill(payload, (byte) 1);
      assertArrayEquals(new byte[size], future.get());
    }
  }

  @Test
  void takesAnInitializerForWhichThereIsNoRoom() throws Exception {
    byte[] large = new byte[3 * Rings.CAPACITY];
    try (ProcessPool prepared =
        ProcessPool.builder()
            .workers(1)
            .lowLatency(lowLatency)
            .initializer(() -> System.setProperty("large", "" + large.length))
            .build()) {
      assertEquals("" + large.length, prepared.submit(() -> System.getProperty("large")).get());
    }
  }

  @Test
  void holdsUpNoCallerWhoseTasksFindNoRoom(@TempDir Path folder) throws Exception {
    try (Gate gate = Gate.in(folder, "gate")) {
      TaskFuture<Integer> first =
          pool.submit(() -> {
            gate.pass();
            return 0;
          });
      List<TaskFuture<byte[]>> futures = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        byte[] payload = new byte[Rings.CAPACITY - i];
        payload[i] = (byte) i;
        futures.add(pool.submit(() -> payload));
      }
      gate.open();
      first.get();
      for (int i = 0; i < futures.size(); i++) {
        byte[] payload = futures.get(i).get();
        assertEquals(Rings.CAPACITY - i, payload.length);
        assertEquals(i, payload[i]);
      }
    }
  }

  @Test
  void givesEachOfManyCallersItsOwnResult() throws Exception {
    List<Future<?>> callers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      for (int caller = 0; caller < 3; caller++) {
        int base = caller * 1_000_000;
        callers.add(
            threads.submit(() -> {
              for (int i = 0; i < 1000; i++) {
                int number = base + i;
                assertEquals(number, pool.submit(() -> number).get());
              }
              return null;
            }));
      }
    }
    for (Future<?> caller : callers) {
      caller.get();
    }
  }

  @Test
  void tellsACallerThatLooksOfTheDeathOfItsWorker() throws Exception {
    assertEquals(1, pool.submit(() -> 1).get());
    for (int i = 0; i < 3; i++) {
      TaskFuture<?> lost = pool.submit(() -> Runtime.getRuntime().halt(3));
      assertThrows(ExecutionException.class, lost::get);
    }
    assertEquals(1, pool.submit(() -> 1).get());
  }

  @Test
  void burnsNothingWhenItIsIdle() throws Exception {
    long pid = pool.submit(Tasks::pid).get();
    ProcessHandle worker = ProcessHandle.of(pid).orElseThrow();
    // A worker that never stopped looking would use ten times as much, however long this waits.
    Gate.await(() -> {
      Duration before = cpuTime(worker);
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      return cpuTime(worker).minus(before).compareTo(Duration.ofMillis(10)) <= 0;
    });
    assertEquals(pid, pool.submit(Tasks::pid).get());
  }

  private static Duration cpuTime(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
