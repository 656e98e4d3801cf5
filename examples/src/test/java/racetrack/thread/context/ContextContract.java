// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Crew;
import racetrack.catalogue.EverySubject;
import racetrack.catalogue.ThreadKind;

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
  @Test
  void isThereInTheTask() {
    assertEquals("a", context.call("a", context::current));
  }

  @Asks(5)
  @Test
  void isNotThereOutsideAllTasks() {
    assertNull(context.current());
  }

  @Asks(2)
  @Test
  void endsWithItsTask() {
    assertEquals("a", context.call("a", context::current));
    assertNull(context.current());
  }

  @Asks({2, 4})
  @Test
  void endsWithItsTaskThatFails() {
    IOException failure = new IOException("made up");
    assertSame(
        failure,
        assertThrows(
            IOException.class,
            () ->
                context.call(
                    "a",
                    () -> {
                      throw failure;
                    })));
    assertNull(context.current());
  }

  @Asks({2, 5})
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
  @Test
  void isApartFromOtherContexts() {
    Context<String> other = subject.create();
    assertNull(context.call("a", other::current));
  }

  @Asks(2)
  @Test
  void isGoneForTheNextTaskOfAPool() throws InterruptedException, ExecutionException {
    try (ExecutorService pool = Executors.newFixedThreadPool(1)) {
      assertEquals("a", pool.submit(() -> context.call("a", context::current)).get());
      assertNull(pool.submit(context::current).get());
    }
  }

  /// The thread is made within the task, as a pool does with its first job.
  @Asks(6)
  @ParameterizedTest
  @EnumSource
  void isNotInheritedByAThread(ThreadKind kind) throws InterruptedException {
    try (Crew crew = new Crew(kind)) {
      context.call("a", () -> crew.start("thread", () -> assertNull(context.current())));
      crew.join();
    }
  }

  @Asks(7)
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

  @Asks(5)
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
