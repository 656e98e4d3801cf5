// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static racetrack.conformance.Requirement.E10;
import static racetrack.conformance.Requirement.E11;
import static racetrack.conformance.Requirement.E15;
import static racetrack.conformance.Requirement.E17;
import static racetrack.conformance.Requirement.E8;

import java.lang.ref.WeakReference;
import java.util.EnumSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;
import racetrack.executor.pool.TaskPool.Saturation;
import racetrack.executor.pool.TaskPool.Settings;
import racetrack.testkit.Crew;
import racetrack.testkit.Row;
import racetrack.testkit.SubjectsUnderTest;

/// Rows of the conformance sheet that not every pool has, or that a pool keeps in its own way.
@ParameterizedClass(name = "{0}")
@ArgumentsSource(SubjectsUnderTest.class)
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // they may spin
class TaskPoolConformanceTest {

  private static final Settings SETTINGS =
      Settings.DEFAULT.withWorkers(3).withCapacity(8, Saturation.BLOCK);

  private static final Set<TaskPoolSubject> BY_HAND =
      EnumSet.of(TaskPoolSubject.HAND, TaskPoolSubject.FAST_PATH);

  @Parameter TaskPoolSubject subject;

  @Test
  @Row(E8)
  void keepsNoArgumentAndNoResult() throws Exception {
    try (TaskPool pool = subject.create(SETTINGS.withWorkers(1))) {
      WeakReference<Object> argument = submitWithArgument(pool);
      WeakReference<?> result = submitForResult(pool);
      assertCollected(argument);
      assertCollected(result);
    }
  }

  @Test
  @Row(E10)
  void runsTheInitialiserInEveryWorkerBeforeItsFirstTask() throws Exception {
    assumeTrue(
        subject != TaskPoolSubject.VIRTUAL,
        "A virtual thread runs one task and ends: there is no worker to prepare.");
    Set<Thread> initialised = ConcurrentHashMap.newKeySet();
    CountDownLatch all = new CountDownLatch(3);
    Settings settings = SETTINGS.withInitialiser(() -> initialised.add(Thread.currentThread()));
    Queue<Boolean> prepared = new ConcurrentLinkedQueue<>();
    try (TaskPool pool = subject.create(settings)) {
      for (int task = 0; task < 3; task++) {
        pool.execute(() -> {
          prepared.add(initialised.contains(Thread.currentThread()));
          all.countDown();
          awaitUninterrupted(all);
        });
      }
    }
    assertEquals(3, initialised.size());
    assertEquals(3, prepared.stream().filter(before -> before).count());
  }

  @Test
  @Row(E11)
  void failsEverythingIfAnInitialiserFails() throws InterruptedException {
    assumeTrue(
        BY_HAND.contains(subject),
        "The library knows no initialisers. One in a thread factory ends its worker before the"
            + " pool notices, and nothing fails.");
    IllegalStateException cause = new IllegalStateException("no connection");
    CountDownLatch queued = new CountDownLatch(1);
    AtomicInteger ran = new AtomicInteger();
    Queue<Throwable> reported = new ConcurrentLinkedQueue<>();
    Settings settings =
        SETTINGS
            .withWorkers(1)
            .withInitialiser(() -> {
              Thread.currentThread()
                  .setUncaughtExceptionHandler((_, failure) -> reported.add(failure));
              awaitUninterrupted(queued);
              throw cause;
            });
    TaskPool pool = subject.create(settings);
    Future<?> first = pool.submit(ran::incrementAndGet);
    Future<?> second = pool.submit(ran::incrementAndGet);
    queued.countDown();
    assertSame(cause, assertThrows(ExecutionException.class, first::get).getCause());
    assertSame(cause, assertThrows(ExecutionException.class, second::get).getCause());
    assertSame(
        cause,
        assertThrows(RejectedExecutionException.class, () -> pool.submit(ran::incrementAndGet))
            .getCause());
    assertTrue(pool.awaitTermination(1, TimeUnit.MINUTES));
    assertSame(cause, reported.poll());
    assertNull(reported.poll());
    assertEquals(0, ran.get());
  }

  @Test
  @Row(E15)
  void usesAnIdleWorkerBeforeItStartsAnother() throws Exception {
    assumeTrue(
        subject != TaskPoolSubject.VIRTUAL,
        "Every task has a virtual thread of its own; they cost too little to be kept.");
    assumeTrue(
        subject != TaskPoolSubject.JDK,
        "ThreadPoolExecutor starts a worker for every task until it has all of them.");
    try (TaskPool pool = subject.create(SETTINGS)) {
      Thread worker = pool.submit(Thread::currentThread).get();
      for (int task = 0; task < 6; task++) {
        Crew.awaitIdle(worker);
        assertSame(worker, pool.submit(Thread::currentThread).get());
      }
    }
  }

  @Test
  @Row(E17)
  void takesTheNumberOfWorkersFromTheProcessors() throws InterruptedException {
    int processors = Runtime.getRuntime().availableProcessors();
    assertEquals(processors, Settings.DEFAULT.workers());
    CountDownLatch all = new CountDownLatch(processors);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (TaskPool pool = subject.create(Settings.DEFAULT)) {
      for (int task = 0; task < 4 * processors; task++) {
        pool.execute(() -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          all.countDown();
          awaitUninterrupted(all);
          running.decrementAndGet();
        });
      }
    }
    assertEquals(processors, most.get());
  }

  /// In a method of its own, so that no variable of the test keeps it.
  private static WeakReference<Object> submitWithArgument(TaskPool pool) throws Exception {
    Object argument = new Object();
    assertTrue(pool.submit(() -> argument.hashCode() == System.identityHashCode(argument)).get());
    return new WeakReference<>(argument);
  }

  private static WeakReference<?> submitForResult(TaskPool pool) throws Exception {
    return new WeakReference<>(pool.submit(Object::new).get());
  }

  private static void assertCollected(WeakReference<?> reference) {
    for (int collection = 1; collection <= 1_000 && reference.get() != null; collection++) {
      System.gc();
      LockSupport.parkNanos(1_000_000); // lets a worker come to rest; nothing depends on it
    }
    assertNull(reference.get());
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
