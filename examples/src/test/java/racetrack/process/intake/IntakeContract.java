// SPDX-License-Identifier: Apache-2.0
package racetrack.process.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Dimension;
import racetrack.testkit.Crew;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Failures;
import racetrack.testkit.ThreadKind;

/// What every intake promises. Each subject is held to all of it.
@EverySubject
class IntakeContract {

  private static final long FOR_EVER = Long.MAX_VALUE;
  private static final Future<?> DONE = CompletableFuture.completedFuture(1);

  @Parameter IntakeSubject subject;

  private final Mailbox mailbox = new Mailbox();

  @Asks(2)
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void servesAllThatComesAndSleepsInBetween(ThreadKind kind) throws InterruptedException {
    Intake intake = subject.create(mailbox);
    try (Crew crew = new Crew(kind)) {
      mailbox.send(1);
      Crew.Member keeper = crew.start("keeper", intake::serve).awaitWaiting();
      mailbox.send(2);
      keeper.awaitWaiting();
      mailbox.send(3);
      mailbox.end();
      crew.join();
    }
    assertEquals(List.of(1, 2, 3), mailbox.taken());
  }

  /// The result is there when its message is taken in.
  @Asks(5)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void letsACallerTakeInWhatItWaitsFor(ThreadKind kind) throws InterruptedException {
    CompletableFuture<Integer> result = new CompletableFuture<>();
    Mailbox answering =
        new Mailbox() {
          @Override
          void receive(int message) throws IOException {
            super.receive(message);
            result.complete(message);
          }
        };
    Intake intake = subject.create(answering);
    try (Crew crew = new Crew(kind)) {
      crew.start("caller", () -> intake.help(result, FOR_EVER));
      Crew.lookUntil(() -> !answering.sleeps());
      answering.send(1);
      assertFalse(answering.isRinging(), "the keeper sleeps on");
      crew.joinSoon();
    }
    assertEquals(List.of(1), answering.taken());
  }

  @Asks(5)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void letsACallerGoWhenTheTimeIsOver(ThreadKind kind) throws InterruptedException {
    Intake intake = subject.create(mailbox);
    try (Crew crew = new Crew(kind)) {
      crew.start("caller", () -> intake.help(new CompletableFuture<>(), 100_000));
      crew.joinSoon();
    }
  }

  /// Something is there at each look, but never what the caller waits for.
  @Asks(5)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void letsACallerGoWhenTheTimeIsOverHoweverMuchComes(ThreadKind kind) throws InterruptedException {
    Mailbox endless =
        new Mailbox() {
          @Override
          public boolean take(boolean helping) {
            return true;
          }
        };
    Intake intake = subject.create(endless);
    try (Crew crew = new Crew(kind)) {
      crew.start("caller", () -> intake.help(new CompletableFuture<>(), 100_000));
      crew.joinSoon();
    }
  }

  @Asks(7)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void ringsForWhatComesWhenACallerHasLeft() {
    Intake intake = subject.create(mailbox);
    intake.help(DONE, FOR_EVER);
    assertFalse(mailbox.isRinging());
    mailbox.send(1);
    assertTrue(mailbox.isRinging());
  }

  @Asks(7)
  @Asks.About(Dimension.LIVE)
  @Test
  void wakesTheKeeperForWhatACallerLeaves() throws IOException {
    Intake intake = subject.create(mailbox);
    mailbox.wake();
    mailbox.send(1);
    intake.help(DONE, FOR_EVER);
    assertEquals(List.of(), mailbox.taken());
    assertTrue(mailbox.isRinging());
    mailbox.end();
    intake.serve();
    assertEquals(List.of(1), mailbox.taken());
  }

  @Asks(6)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void letsACallerGoWhileSomebodyReads(ThreadKind kind) throws InterruptedException {
    CountDownLatch gate = new CountDownLatch(1);
    CompletableFuture<Integer> result = new CompletableFuture<>();
    Mailbox slow = waitingFor(gate, result);
    Intake intake = subject.create(slow);
    slow.send(1);
    try (Crew crew = new Crew(kind)) {
      crew.start("reader", () -> intake.help(result, FOR_EVER)).awaitWaiting();
      crew.start(
          "caller",
          () -> {
            intake.help(new CompletableFuture<>(), FOR_EVER);
            gate.countDown();
          });
      crew.joinSoon();
    }
  }

  private static Mailbox waitingFor(CountDownLatch gate, CompletableFuture<Integer> result) {
    return new Mailbox() {
      @Override
      void receive(int message) throws IOException {
        try {
          gate.await();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
        super.receive(message);
        result.complete(message);
      }
    };
  }

  /// A callback that is run for a message waits for another one.
  @Asks(6)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void letsACallerGoWhoIsWithinAlready() throws IOException {
    Intake[] intake = new Intake[1];
    Mailbox calling =
        new Mailbox() {
          @Override
          void receive(int message) throws IOException {
            intake[0].help(new CompletableFuture<>(), FOR_EVER);
            super.receive(message);
          }
        };
    intake[0] = subject.create(calling);
    calling.send(1);
    calling.end();
    intake[0].serve();
    assertEquals(List.of(1), calling.taken());
  }

  @Asks({3, 8})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void leavesAFailureForTheKeeper() {
    IOException failure = new IOException("it is wrong");
    Intake intake = helpedInVain(failure);
    assertSame(failure, assertThrows(IOException.class, intake::serve));
  }

  @Asks({4, 8})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Failures.UNCHECKED)
  void leavesAFailureOfAnyKindForTheKeeper(Throwable failure) {
    Intake intake = helpedInVain(failure);
    IllegalStateException thrown = assertThrows(IllegalStateException.class, intake::serve);
    assertSame(failure, thrown.getCause());
  }

  /// {@return an intake in which a caller has met a failure}
  private Intake helpedInVain(Throwable failure) {
    Mailbox failing =
        new Mailbox() {
          @Override
          void receive(int message) {
            Failures.raise(failure);
          }
        };
    Intake intake = subject.create(failing);
    failing.wake();
    failing.send(1);
    intake.help(new CompletableFuture<>(), FOR_EVER);
    assertTrue(failing.isRinging(), "the keeper is woken");
    intake.help(new CompletableFuture<>(), FOR_EVER);
    return intake;
  }

  @Asks(3)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void throwsWhatTheKeeperMeetsItself() {
    IOException failure = new IOException("it is wrong");
    Mailbox failing =
        new Mailbox() {
          @Override
          void receive(int message) throws IOException {
            throw failure;
          }
        };
    failing.send(1);
    assertSame(failure, assertThrows(IOException.class, () -> subject.create(failing).serve()));
  }

  /// What comes after a message that was wrong cannot be trusted.
  @Asks(3)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void takesNothingInAnyMoreWhenTheKeeperHasFailed() {
    Mailbox failing = failingAtTheFirst();
    Intake intake = subject.create(failing);
    failing.send(1);
    assertThrows(IOException.class, intake::serve);
    assertTakesNothing(intake, failing);
  }

  /// That the keeper was told of it does not mend it.
  @Asks({3, 8})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void takesNothingInAnyMoreWhenTheKeeperWasToldOfAFailure() {
    Mailbox failing = failingAtTheFirst();
    Intake intake = subject.create(failing);
    failing.wake();
    failing.send(1);
    intake.help(new CompletableFuture<>(), FOR_EVER);
    assertThrows(IOException.class, intake::serve);
    assertTakesNothing(intake, failing);
  }

  private static Mailbox failingAtTheFirst() {
    return new Mailbox() {
      @Override
      void receive(int message) throws IOException {
        if (message == 1) {
          throw new IOException("it is wrong");
        }
        super.receive(message);
      }
    };
  }

  private static void assertTakesNothing(Intake intake, Mailbox mailbox) {
    mailbox.send(2);
    intake.help(new CompletableFuture<>(), 1_000_000);
    assertEquals(List.of(), mailbox.taken());
  }

  @Asks(9)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void letsNobodyInWhenItIsClosed() {
    Intake intake = subject.create(mailbox);
    intake.close();
    mailbox.send(1);
    intake.help(new CompletableFuture<>(), FOR_EVER);
    assertEquals(List.of(), mailbox.taken());
  }

  @Asks(9)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void closesWhenTheCallerWithinHasLeft(ThreadKind kind) throws InterruptedException {
    CountDownLatch gate = new CountDownLatch(1);
    CompletableFuture<Integer> result = new CompletableFuture<>();
    Mailbox slow = waitingFor(gate, result);
    Intake intake = subject.create(slow);
    slow.send(1);
    try (Crew crew = new Crew(kind)) {
      crew.start("caller", () -> intake.help(result, FOR_EVER)).awaitWaiting();
      crew.start("closer", intake::close).awaitWaiting();
      gate.countDown();
      crew.join();
    }
    assertEquals(List.of(1), slow.taken());
  }

  /// Whoever comes first takes it in: the keeper, or one of two callers who help again and again.
  @Asks({1, 2, 5, 7})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void takesEachMessageInOnceWhoeverReads(ThreadKind kind) throws InterruptedException {
    int count = 2_000;
    Intake intake = subject.create(mailbox);
    try (Crew crew = new Crew(kind)) {
      crew.start("keeper", intake::serve);
      for (int caller = 1; caller <= 2; caller++) {
        crew.start(
            "caller " + caller,
            count,
            index -> {
              intake.help(new CompletableFuture<>(), 1_000);
              if (index % 16 == 0) {
                Crew.giveWay();
              }
            });
      }
      crew.start(
          "sender",
          () -> {
            IntStream.range(0, count).forEach(mailbox::send);
            mailbox.end();
          });
      crew.joinSoon();
    }
    assertEquals(IntStream.range(0, count).boxed().toList(), mailbox.taken());
  }
}
