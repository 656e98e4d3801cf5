// SPDX-License-Identifier: Apache-2.0
package racetrack.limit.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Dimension;
import racetrack.testkit.Crew;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Failures;
import racetrack.testkit.Sizes;
import racetrack.testkit.ThreadKind;
import racetrack.testkit.Times;
import racetrack.testkit.Wording;

/// What every rate limiter promises. Each subject is held to all of it.
///
/// The clock stands still unless the test moves it. Many threads at once are the matter of the
/// races.
@EverySubject
class RateLimiterContract {

  private static final int INTERVAL = 1_000;
  private static final int BURST = 3;

  @Parameter RateLimiterSubject subject;

  private final AtomicLong now = new AtomicLong();
  private final AtomicInteger requests = new AtomicInteger();

  @Asks({1, 2})
  @Asks.About(Dimension.BOUNDED)
  @Test
  void runsABurstAtOnceAndNoMore() {
    RateLimiter limiter = create(BURST);
    assertEquals(BURST, drain(limiter));
    assertTrue(tryRun(limiter) > 0);
    assertEquals(BURST, requests.get());
  }

  @Asks(5)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void runsARequestInTheCallersThread() {
    List<Thread> runners = new ArrayList<>();
    assertEquals(0, create(1).tryRun(() -> runners.add(Thread.currentThread())));
    assertEquals(List.of(Thread.currentThread()), runners);
  }

  @Asks(7)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @ValueSource(longs = {0, Long.MIN_VALUE, -10 * INTERVAL, Long.MAX_VALUE - 10 * INTERVAL})
  void saysWhenTheNextRequestCanBeRun(long start) {
    now.set(start);
    RateLimiter limiter = create(BURST);
    assertEquals(BURST, drain(limiter));
    Random steps = new Random(1);
    for (int time = 0; time < 500; time++) {
      now.addAndGet(steps.nextInt(INTERVAL));
      long wait = tryRun(limiter);
      if (wait > 0) {
        now.addAndGet(wait - 1);
        assertEquals(1, tryRun(limiter));
        now.incrementAndGet();
        wait = tryRun(limiter);
      }
      assertEquals(0, wait);
    }
  }

  /// It asks for another one itself.
  @Asks(1)
  @Asks.About(Dimension.BOUNDED)
  @Test
  void countsARequestThatStillRuns() throws InterruptedException {
    RateLimiter limiter = create(1);
    Crew.alone(
        ThreadKind.PLATFORM,
        () -> assertEquals(0, limiter.tryRun(() -> assertTrue(tryRun(limiter) > 0))));
    assertEquals(0, requests.get());
  }

  @Asks({1, 7})
  @Asks.About(Dimension.BOUNDED)
  @Test
  void runsOneRequestAnIntervalIfThereAreNoBursts() {
    RateLimiter limiter = create(1);
    for (int request = 0; request < 10; request++) {
      assertEquals(0, tryRun(limiter));
      assertEquals(INTERVAL, tryRun(limiter));
      now.addAndGet(INTERVAL);
    }
  }

  @Asks({1, 2})
  @Asks.About(Dimension.BOUNDED)
  @ParameterizedTest
  @ValueSource(longs = {BURST * INTERVAL, 1_000_000L * BURST * INTERVAL, Long.MAX_VALUE})
  void savesUpABurstAndNoMore(long rest) {
    RateLimiter limiter = create(BURST);
    drain(limiter);
    for (int time = 1; time <= 5; time++) {
      now.addAndGet(rest);
      assertEquals(BURST, drain(limiter));
    }
  }

  @Asks(1)
  @Asks.About(Dimension.BOUNDED)
  @Test
  void keepsTheRateInAnySpan() {
    assertKeepsTheRate(0);
  }

  @Asks(1)
  @Asks.About(Dimension.BOUNDED)
  @Test
  void keepsTheRateWhileTheClockOverflows() {
    assertKeepsTheRate(Long.MAX_VALUE - 100 * INTERVAL);
  }

  @Asks(6)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Failures.ALL)
  void passesOnWhatARequestThrowsAndCountsIt(Throwable failure) {
    RateLimiter limiter = create(1);
    Runnable failing = () -> Failures.raise(failure);
    assertSame(failure, assertThrows(Throwable.class, () -> limiter.tryRun(failing)));
    assertEquals(INTERVAL, tryRun(limiter));
  }

  /// The first request goes on until another one has run.
  @Asks(10)
  @Asks.About(Dimension.NOT_OVER_SYNCHRONISED)
  @ParameterizedTest
  @EnumSource
  void holdsNobodyUpWhileARequestRuns(ThreadKind kind) throws InterruptedException {
    RateLimiter limiter = create(4);
    CyclicBarrier two = new CyclicBarrier(2);
    try (Crew crew = new Crew(kind)) {
      for (int caller = 1; caller <= 2; caller++) {
        crew.start("caller " + caller, () -> assertEquals(0, limiter.tryRun(() -> meet(two))));
      }
      crew.start(
          "nested", () -> assertEquals(0, limiter.tryRun(() -> assertEquals(0, tryRun(limiter)))));
      crew.join();
    }
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  @Asks(2)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void isApartFromOtherLimiters() {
    RateLimiter one = create(BURST);
    RateLimiter other = create(BURST);
    assertEquals(BURST, drain(one));
    assertEquals(BURST, drain(other));
  }

  @Asks({1, 8})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void makesARequestWaitUntilItsTimeHasCome(ThreadKind kind) throws InterruptedException {
    long start = System.nanoTime();
    Duration interval = Duration.ofMillis(1);
    RateLimiter limiter = subject.create(1, interval, System::nanoTime);
    try (Crew crew = new Crew(kind)) {
      for (int worker = 1; worker <= 2; worker++) {
        crew.start("worker " + worker, 5, _ -> limiter.run(requests::incrementAndGet));
      }
      crew.join();
    }
    assertEquals(10, requests.get());
    assertTrue(System.nanoTime() - start >= 9 * interval.toNanos());
  }

  /// The time for which one has waited in vain is another one's.
  @Asks({2, 9})
  @Asks.About(Dimension.INTERRUPTIBLE)
  @ParameterizedTest
  @EnumSource
  void runsNothingForAThreadThatIsInterrupted(ThreadKind kind) throws InterruptedException {
    RateLimiter limiter = create(1);
    tryRun(limiter);
    try (Crew crew = new Crew(kind)) {
      Crew.Task waits = () -> limiter.run(requests::incrementAndGet);
      crew.start("waiter", () -> assertThrows(InterruptedException.class, waits::run))
          .awaitWaiting()
          .interrupt();
      crew.join();
      now.addAndGet(INTERVAL);
      Crew.Task isInterrupted =
          () -> {
            Thread.currentThread().interrupt();
            limiter.run(requests::incrementAndGet);
          };
      crew.start("comer", () -> assertThrows(InterruptedException.class, isInterrupted::run));
      crew.join();
    }
    assertEquals(0, tryRun(limiter));
    assertEquals(2, requests.get());
  }

  @Asks(3)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Sizes.BELOW_ONE)
  void refusesABurstOfNothing(int burst) throws InterruptedException {
    Duration interval = Duration.ofNanos(1);
    Wording.assertRefused(
        subject,
        "burst must be at least 1, but was " + burst,
        () -> subject.create(burst, interval, now::get));
  }

  @Asks(3)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Times.RUN_OUT)
  void refusesAnIntervalOfNothing(Duration interval) throws InterruptedException {
    Wording.assertRefused(
        subject,
        "interval must be at least 1 and at most %d, but was %d"
            .formatted(Long.MAX_VALUE, TimeUnit.NANOSECONDS.convert(interval)),
        () -> subject.create(1, interval, now::get));
  }

  @Asks(7)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void hasAnIntervalWithoutAnEnd() {
    RateLimiter limiter = subject.create(1, Duration.ofNanos(Long.MAX_VALUE), now::get);
    assertEquals(0, tryRun(limiter));
    assertEquals(Long.MAX_VALUE, tryRun(limiter));
  }

  @Asks(4)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Times.ENDLESS)
  void refusesABurstThatNoLongCanHold(Duration interval) throws InterruptedException {
    for (int burst : List.of(2, 3, Integer.MAX_VALUE)) { // their products are below and above zero
      Wording.assertRefused(
          subject,
          "interval must be at least 1 and at most %d, but was %d"
              .formatted(Long.MAX_VALUE / burst, Long.MAX_VALUE),
          () -> subject.create(burst, interval, now::get));
    }
  }

  @Asks(4)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void refusesAnIntervalThatNoLongCanHold() throws InterruptedException {
    Duration interval = Duration.ofNanos(Long.MAX_VALUE).plusNanos(1);
    Wording.assertRefused(
        subject,
        "interval must be at most 292 years, but was " + interval,
        () -> subject.create(1, interval, now::get));
  }

  /// Tries at random times, and looks at each span between two requests that were let through.
  private void assertKeepsTheRate(long start) {
    now.set(start);
    RateLimiter limiter = create(BURST);
    Random steps = new Random(1);
    List<Long> times = new ArrayList<>(); // since the start
    for (int attempt = 0; attempt < 1_000; attempt++) {
      if (tryRun(limiter) == 0) {
        times.add(now.get() - start);
      }
      boolean isQuiet = attempt % 100 < 2; // for about as long as it takes to save a burst up
      now.addAndGet(steps.nextInt(isQuiet ? 2 * BURST * INTERVAL : INTERVAL));
    }
    for (int first = 0; first < times.size(); first++) {
      for (int last = first; last < times.size(); last++) {
        long span = times.get(last) - times.get(first);
        int count = last - first + 1;
        assertTrue(count <= BURST + span / INTERVAL, () -> count + " requests in " + span + " ns");
      }
    }
  }

  private RateLimiter create(int burst) {
    return subject.create(burst, Duration.ofNanos(INTERVAL), now::get);
  }

  private long tryRun(RateLimiter limiter) {
    return limiter.tryRun(requests::incrementAndGet);
  }

  /// {@return how many requests are run until one is not, or a hundred}
  private int drain(RateLimiter limiter) {
    int run = 0;
    while (run < 100 && tryRun(limiter) == 0) {
      run++;
    }
    return run;
  }
}
