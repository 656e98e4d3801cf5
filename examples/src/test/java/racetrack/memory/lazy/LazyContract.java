// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.lazy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Dimension;
import racetrack.testkit.Crew;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Rendezvous;
import racetrack.testkit.Sizes;
import racetrack.testkit.StrayPermits;
import racetrack.testkit.ThreadKind;
import racetrack.testkit.Times;

/// What every lazy object promises. Each subject is held to all of it.
@EverySubject
class LazyContract {

  @Parameter LazySubject subject;

  private final AtomicInteger made = new AtomicInteger();

  @Asks(2)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void makesNothingBeforeTheFirstCall() {
    subject.create(this::make);
    assertEquals(0, made.get());
  }

  @Asks({2, 4})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void makesItOnceForAllCalls() {
    Lazy<Object> lazy = subject.create(this::make);
    Object first = lazy.get();
    assertSame(first, lazy.get());
    assertEquals(1, made.get());
  }

  /// Nobody but the lazy itself keeps it when the collector comes.
  @Asks({2, 4})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void keepsWhatIsMade() {
    Lazy<Object> lazy = subject.create(this::make);
    int first = System.identityHashCode(lazy.get());
    System.gc();
    assertEquals(first, System.identityHashCode(lazy.get()));
    assertEquals(1, made.get());
  }

  /// So many others that one of them shares a lock with it, if lazies share some.
  ///
  /// On platform threads, as before.
  @Asks({1, 2})
  @Asks.About(Dimension.NOT_OVER_SYNCHRONISED)
  @Test
  void makesManyWhileOneIsMade() throws InterruptedException {
    CountDownLatch making = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    Lazy<Object> slow =
        subject.create(() -> {
          making.countDown();
          awaitUnchecked(done);
          return make();
        });
    List<Lazy<Object>> others =
        Stream.generate(() -> subject.create(this::make)).limit(Sizes.MANY).toList();
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start("maker", slow::get);
      crew.start(
          "maker of others",
          () -> {
            making.await();
            others.forEach(Lazy::get);
            done.countDown();
          });
      crew.joinSoon();
    } finally {
      done.countDown();
    }
    assertEquals(Sizes.MANY + 1, made.get());
  }

  @Asks(2)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void makesEachItsOwn() {
    Supplier<Object> maker = this::make; // the same for both
    Lazy<Object> lazy = subject.create(maker);
    Lazy<Object> other = subject.create(maker);
    Object first = lazy.get();
    assertNotSame(first, other.get());
    assertSame(first, lazy.get());
    assertEquals(2, made.get());
  }

  /// Two makers are at work at the same time, and each asks for a third object.
  ///
  /// On platform threads: who makes it in the initializer of a class keeps a virtual one's carrier.
  @Asks({2, 4})
  @Asks.About(Dimension.NOT_OVER_SYNCHRONISED)
  @Test
  void makesEachWhileAnotherIsMade() throws InterruptedException {
    Rendezvous both = new Rendezvous(2);
    Lazy<Object> third = subject.create(this::make);
    Set<Object> got = ConcurrentHashMap.newKeySet();
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      for (int number = 1; number <= 2; number++) {
        Lazy<Object> lazy =
            subject.create(() -> {
              both.meet();
              got.add(third.get());
              return make();
            });
        crew.start("caller " + number, () -> got.add(lazy.get()));
      }
      crew.joinSoon();
    }
    assertEquals(3, got.size());
    assertEquals(3, made.get());
  }

  @Asks(2)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void makesItInTheThreadOfItsCaller() {
    List<Thread> makers = new ArrayList<>();
    Lazy<Object> lazy =
        subject.create(() -> {
          makers.add(Thread.currentThread());
          return new Object();
        });
    lazy.get();
    assertEquals(List.of(Thread.currentThread()), makers);
  }

  /// The object is not made before the other, which is interrupted, has nothing more to do.
  ///
  /// On platform threads: who waits for the initializer of a class keeps a virtual one's carrier.
  @Asks(1)
  @Test
  void makesAnInterruptedThreadWaitUntilItIsMade() throws InterruptedException {
    CountDownLatch making = new CountDownLatch(1);
    CompletableFuture<Thread> waiting = new CompletableFuture<>();
    CompletableFuture<Thread> alsoWaiting = new CompletableFuture<>();
    CountDownLatch done = new CountDownLatch(1);
    Lazy<Object> lazy =
        subject.create(() -> {
          making.countDown();
          awaitUnchecked(done);
          return make();
        });
    Set<Object> got = ConcurrentHashMap.newKeySet();
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start("maker", () -> got.add(lazy.get()));
      Crew.Member waiter =
          crew.start(
              "waiter",
              () -> {
                making.await();
                Thread.currentThread().interrupt();
                waiting.complete(Thread.currentThread());
                got.add(lazy.get());
                assertTrue(Thread.interrupted(), "lost its interrupt");
              });
      Crew.awaitIdle(waiting.join());
      Crew.Member patient =
          crew.start(
              "patient",
              () -> {
                StrayPermits.carryOne(); // who parks once, and believes it, is back too early
                alsoWaiting.complete(Thread.currentThread());
                got.add(lazy.get());
                assertTrue(Thread.interrupted(), "lost an interrupt that came meanwhile");
              });
      Crew.awaitIdle(alsoWaiting.join());
      patient.interrupt();
      Times.awaitStay(subject, ThreadKind.PLATFORM, waiter);
      done.countDown();
      crew.joinSoon();
    }
    assertEquals(Set.of(lazy.get()), got);
    assertEquals(1, made.get());
  }

  private static void awaitUnchecked(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// Those who wait for the initializer of a class count as running: the test is that they end.
  @Asks({2, 4})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void makesItOnceForAllWhoAskAtOnce(ThreadKind kind) throws InterruptedException {
    Lazy<Object> lazy = subject.create(this::make);
    Set<Object> got = ConcurrentHashMap.newKeySet();
    try (Crew crew = new Crew(kind)) {
      for (int caller = 1; caller <= Sizes.CROWD; caller++) {
        crew.start("caller " + caller, 20, _ -> got.add(lazy.get()));
      }
      crew.joinSoon();
    }
    assertEquals(Set.of(lazy.get()), got);
    assertEquals(1, made.get());
  }

  private Object make() {
    made.incrementAndGet();
    return new Object();
  }
}
