// SPDX-License-Identifier: Apache-2.0
package racetrack.scaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import racetrack.testkit.ThreadKind;

class StintTest {

  private static final Duration RAMP = Duration.ofMillis(5);
  private static final Duration WINDOW = Duration.ofMillis(30);

  @ParameterizedTest
  @EnumSource
  void hasAllWorkersAtItAtTheSameTime(ThreadKind kind) throws Exception {
    int workers = 20;
    CountDownLatch all = new CountDownLatch(workers);
    Set<Thread> seen = ConcurrentHashMap.newKeySet();
    Callable<Void> meets =
        () -> {
          if (seen.add(Thread.currentThread())) {
            all.countDown();
          }
          all.await();
          Thread.sleep(1);
          return null;
        };
    Sample sample = watch(meets, workers, kind);
    assertEquals(workers, sample.workers());
    assertEquals(workers, seen.size());
    assertTrue(sample.throughput() > 0, sample::toString);
    assertTrue(sample.time().wall() >= 1e-3, sample::toString);
  }

  /// One task per worker, far longer than the window: each counts by the window's part of it.
  @Test
  void countsATaskThatReachesOverTheWindowByItsPartInside() throws Exception {
    Sample sample =
        watch(
            () -> {
              Thread.sleep(200);
              return null;
            },
            4,
            ThreadKind.PLATFORM);
    double wall = sample.time().wall();
    assertTrue(wall >= 0.2, sample::toString);
    // Whatever the host did: 4 workers whose tasks take so long do 4 / wall a second.
    assertEquals(4 / wall, sample.throughput(), 0.5 * 4 / wall);
    assertTrue(sample.time().waited() >= 0.15, sample::toString);
    assertTrue(sample.time().computing() < 0.5, sample::toString);
  }

  @Test
  void tellsComputingFromWaiting() throws Exception {
    TaskTime time = watch(Workload.CPU, 1, ThreadKind.PLATFORM).time();
    assertTrue(time.cpu() > 0, time::toString);
    assertEquals(0, time.waited(), 1e-3);
    assertEquals(0, time.blocked(), 1e-3);
  }

  @Test
  void seesThatWorkersBlockEachOther() throws Exception {
    Object lock = new Object();
    Callable<Void> hot =
        () -> {
          synchronized (lock) {
            Thread.sleep(5);
          }
          return null;
        };
    TaskTime time = watch(hot, 4, ThreadKind.PLATFORM).time();
    assertTrue(time.blocked() > time.cpu(), time::toString);
  }

  @ParameterizedTest
  @EnumSource
  void passesOnTheFailureOfATaskAndEndsTheOtherWorkers(ThreadKind kind) {
    ArithmeticException failure = new ArithmeticException();
    AtomicInteger calls = new AtomicInteger();
    CountDownLatch never = new CountDownLatch(1);
    Callable<Void> fails =
        () -> {
          if (calls.incrementAndGet() == 1) {
            throw failure;
          }
          never.await(); // until interrupted
          return null;
        };
    ExecutionException thrown = assertThrows(ExecutionException.class, () -> watch(fails, 4, kind));
    assertSame(failure, thrown.getCause());
  }

  @Test
  void endsItsWorkersWhenInterrupted() {
    CountDownLatch never = new CountDownLatch(1);
    Thread caller = Thread.currentThread();
    AtomicInteger interrupted = new AtomicInteger();
    Callable<Void> waits =
        () -> {
          caller.interrupt();
          try {
            never.await();
          } catch (InterruptedException e) {
            interrupted.incrementAndGet();
            throw e;
          }
          return null;
        };
    assertThrows(InterruptedException.class, () -> watch(waits, 1, ThreadKind.PLATFORM));
    assertEquals(1, interrupted.get());
  }

  private static Sample watch(Callable<?> task, int workers, ThreadKind kind)
      throws InterruptedException, ExecutionException {
    ThreadFactory threads = body -> kind.unstarted("worker", body);
    return Stint.watch(task, workers, threads, RAMP, WINDOW);
  }
}
