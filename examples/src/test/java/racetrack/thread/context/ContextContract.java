// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Dimension;
import racetrack.testkit.Crew;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Failures;
import racetrack.testkit.ThreadKind;

/// What every context promises. Each subject is held to all of it.
@EverySubject
class ContextContract {

  @Parameter ContextSubject subject;
  private Context<String> context;

  @BeforeEach
  void create() {
    context = subject.create();
  }

  @Asks({1, 3})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void isThereInTheTask() {
    assertEquals("a", context.call("a", context::current));
  }

  @Asks(5)
  @Asks.About(Dimension.TIDY)
  @Test
  void isNotThereOutsideAllTasks() {
    assertNull(context.current());
  }

  @Asks(2)
  @Asks.About(Dimension.TIDY)
  @Test
  void endsWithItsTask() {
    assertEquals("a", context.call("a", context::current));
    assertNull(context.current());
  }

  @Asks({2, 4})
  @Asks.About(Dimension.TIDY)
  @Test
  void endsWithItsTaskThatFails() {
    List<Throwable> failures = Failures.all().toList();
    for (Throwable failure : failures) {
      assertSame(
          failure,
          assertThrows(Throwable.class, () -> context.call("a", () -> Failures.raise(failure))));
      assertNull(context.current());
    }
  }

  @Asks(3)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void returnsANullAndCallsTheTaskOnce() {
    AtomicInteger calls = new AtomicInteger();
    assertNull(
        context.<@Nullable String, RuntimeException>call(
            "a",
            () -> {
              calls.incrementAndGet();
              return null;
            }));
    assertEquals(1, calls.get());
  }

  @Asks({2, 5})
  @Asks.About(Dimension.TIDY)
  @Test
  void isWhatItWasAtEachDepth() {
    assertEquals(100, depth(100));
    assertNull(context.current());
  }

  /// {@return how deep it was, having looked before and behind each task}
  private int depth(int deeper) {
    return deeper == 0
        ? 0
        : context.call(
            "depth " + deeper,
            () -> {
              assertIs("depth " + deeper);
              int depth = 1 + depth(deeper - 1);
              assertIs("depth " + deeper);
              return depth;
            });
  }

  /// Not an equal one.
  @Asks({1, 2})
  @Asks.About(Dimension.CONTRACT)
  @Test
  @SuppressWarnings("StringOperationCanBeSimplified") // another object is what is wanted
  void isTheValueItself() {
    String outer = new String("a");
    String inner = new String("a");
    context.call(
        outer,
        () -> {
          assertSame(inner, context.call(inner, context::current));
          assertSame(outer, context.current());
          return true;
        });
  }

  @Asks({2, 5})
  @Asks.About(Dimension.TIDY)
  @Test
  void isWhatItWasAfterAnInnerTask() {
    String found =
        context.call(
            "a",
            () -> {
              String inner = context.call("b", context::current);
              return inner + context.current();
            });
    assertEquals("ba", found);
    assertNull(context.current());
  }

  @Asks(5)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void isApartFromOtherContexts() {
    Context<String> other = subject.create();
    assertNull(context.call("a", other::current));
    String found =
        context.call("a", () -> other.call("b", () -> context.current() + other.current()));
    assertEquals("ab", found);
  }

  @Asks(2)
  @Asks.About(Dimension.TIDY)
  @Test
  void isGoneForTheNextTaskOfAPool() throws InterruptedException, ExecutionException {
    try (ExecutorService pool = Executors.newFixedThreadPool(1)) {
      assertEquals("a", pool.submit(() -> context.call("a", context::current)).get());
      assertNull(pool.submit(context::current).get());
    }
  }

  /// The thread is made within the task, as a pool does with its first job.
  @Asks(6)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void isNotInheritedByAThread(ThreadKind kind) throws InterruptedException {
    try (Crew crew = new Crew(kind)) {
      context.call("a", () -> crew.start("thread", () -> assertNull(context.current())));
      crew.join();
    }
  }

  @Asks(7)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void isCarriedToAThread(ThreadKind kind) throws InterruptedException {
    try (Crew crew = new Crew(kind)) {
      Runnable carried =
          context.call("a", () -> context.carry(() -> assertEquals("a", context.current())));
      crew.start(
          "thread",
          () -> {
            context.call(
                "b",
                () -> {
                  carried.run();
                  return assertIs("b");
                });
            assertNull(context.current());
          });
      crew.join();
    }
    context.carry(() -> assertNull(context.current())).run();
  }

  /// It is run by the thread that made it too, and more than once, and fails.
  @Asks({2, 7})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void isCarriedAsOftenAsItIsRun(ThreadKind kind) throws Exception {
    List<Throwable> failures = Failures.unchecked().toList();
    try (Crew crew = new Crew(kind)) {
      List<Runnable> carried =
          failures.stream()
              .map(
                  failure -> context.call("a", () -> context.carry(() -> failWithIn("a", failure))))
              .toList();
      Crew.Step step =
          _ -> {
            for (int index = 0; index < carried.size(); index++) {
              Runnable body = carried.get(index);
              assertSame(failures.get(index), assertThrows(Throwable.class, body::run));
              assertNull(context.current());
              context.call(
                  "b",
                  () -> {
                    assertThrows(Throwable.class, body::run);
                    return assertIs("b");
                  });
            }
          };
      crew.start("another thread", 2, step);
      crew.join();
      step.run(0);
    }
  }

  private void failWithIn(String value, Throwable failure) {
    assertIs(value);
    Failures.raise(failure);
  }

  /// All of them are there at the same time, and have the same name.
  @Asks(5)
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void isEachThreadsOwnHoweverManyThereAre(ThreadKind kind) throws InterruptedException {
    int threads = 100;
    CyclicBarrier all = new CyclicBarrier(threads);
    try (Crew crew = new Crew(kind)) {
      for (int thread = 0; thread < threads; thread++) {
        String mine = "value " + thread;
        crew.start(
            "thread",
            () -> {
              all.await();
              assertNull(context.current());
              context.call(
                  mine,
                  () -> {
                    all.await();
                    return assertIs(mine);
                  });
            });
      }
      crew.join();
    }
  }

  @Asks(5)
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void isEachThreadsOwn(ThreadKind kind) throws InterruptedException {
    try (Crew crew = new Crew(kind)) {
      for (int worker = 1; worker <= 3; worker++) {
        String mine = "worker " + worker;
        crew.start(
            mine,
            500,
            _ ->
                context.call(
                    mine,
                    () -> {
                      Thread.onSpinWait();
                      return assertIs(mine);
                    }));
      }
      crew.join();
    }
  }

  private boolean assertIs(String expected) {
    assertEquals(expected, context.current());
    return true;
  }
}
