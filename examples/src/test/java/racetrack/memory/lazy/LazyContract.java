// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.lazy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Crew;
import racetrack.catalogue.EverySubject;
import racetrack.catalogue.ThreadKind;

/// What every lazy object promises. Each subject is held to all of it.
@EverySubject
class LazyContract {

  @Parameter LazySubject subject;

  private final AtomicInteger made = new AtomicInteger();

  @Asks(2)
  @Test
  void makesNothingBeforeTheFirstCall() {
    subject.create(this::make);
    assertEquals(0, made.get());
  }

  @Asks({2, 4})
  @Test
  void makesItOnceForAllCalls() {
    Lazy<Object> lazy = subject.create(this::make);
    Object first = lazy.get();
    assertSame(first, lazy.get());
    assertEquals(1, made.get());
  }

  @Asks(2)
  @Test
  void makesEachItsOwn() {
    Lazy<Object> lazy = subject.create(this::make);
    Lazy<Object> other = subject.create(this::make);
    assertNotSame(lazy.get(), other.get());
    assertEquals(2, made.get());
  }

  @Asks(2)
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
      crew.start(
          "waiter",
          () -> {
            making.await();
            Thread.currentThread().interrupt();
            waiting.complete(Thread.currentThread());
            got.add(lazy.get());
          });
      Crew.awaitIdle(waiting.join());
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
  @ParameterizedTest
  @EnumSource
  void makesItOnceForAllWhoAskAtOnce(ThreadKind kind) throws InterruptedException {
    Lazy<Object> lazy = subject.create(this::make);
    Set<Object> got = ConcurrentHashMap.newKeySet();
    try (Crew crew = new Crew(kind)) {
      for (int caller = 1; caller <= 4; caller++) {
        crew.start("caller " + caller, 100, _ -> got.add(lazy.get()));
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
