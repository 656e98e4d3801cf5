// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;
import racetrack.lock.counter.SynchronizedCounter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Questions that do not end by themselves, whatever they do meanwhile.
@Timeout(60)
class TimeLimitTest {

  private static final Duration LIMIT = Duration.ofMillis(100);
  private static final JsonMapper JSON = new JsonMapper();
  private static final VirtualThreadSchedulerMXBean CARRIERS =
      ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);

  /// What hangs goes on when this is true, as it is outside of these tests.
  private static volatile boolean released = true;

  private final int carriers = CARRIERS.getParallelism();

  @BeforeEach
  void hold() {
    released = false;
  }

  @AfterEach
  void release() {
    released = true;
    CARRIERS.setParallelism(carriers);
  }

  /// What a question does that takes no notice of its end.
  @SuppressWarnings("ThreadPriorityCheck") // that it yields is what is tested
  enum Deaf {
    SPINS {
      @Override
      void pass() {}
    },
    YIELDS {
      @Override
      void pass() {
        Thread.yield();
      }
    },
    SLEEPS {
      @Override
      void pass() throws InterruptedException {
        Thread.sleep(1); // the slowness is what is tested
      }
    },
    POLLS {
      @Override
      void pass() {
        LockSupport.parkNanos(100_000);
      }
    },
    WAITS_FOR_A_TIME {
      @Override
      synchronized void pass() throws InterruptedException {
        while (!released) {
          wait(1);
        }
      }
    };

    abstract void pass() throws InterruptedException;

    void hang() {
      while (!released) {
        try {
          pass();
        } catch (InterruptedException e) {
          // is deaf to it
        }
      }
    }
  }

  /// A class that hangs where it is made.
  private static final class Hanging {

    Hanging() {
      Deaf.SPINS.hang();
    }
  }

  @ParameterizedTest
  @EnumSource
  void givesUpAQuestionAndSaysWhereItIs(Deaf deaf) {
    assertGivenUp("Deaf.hang(TimeLimitTest.java", deaf::hang);
  }

  @Test
  void givesUpAQuestionThatHangsWhereItsSubjectIsMade() {
    assertGivenUp("Hanging.<init>(TimeLimitTest.java", Hanging::new);
  }

  private static void assertGivenUp(String place, Runnable body) {
    TimeLimit.Question question = question(body);
    String message = assertThrows(AssertionError.class, () -> question.ask(LIMIT)).toString();
    String beginning = String.format(Locale.ROOT, "It did not end within 0.1 s.%n  the check ");
    assertTrue(message.contains(beginning), message);
    assertTrue(message.contains("at racetrack.testkit.TimeLimitTest$" + place), message);
    assertFalse(message.contains("TimeLimit.java") || message.contains("at java."), message);
    assertTrue(question.isLeftBehind());
  }

  @ParameterizedTest
  @EnumSource
  void namesTheThreadsOfAQuestionThatHangs(ThreadKind kind) {
    TimeLimit.Question question =
        question(() -> {
          try (Crew crew = new Crew(kind, LIMIT)) {
            crew.start("deaf", Deaf.SPINS::hang);
            crew.join();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    Duration limit = LIMIT.multipliedBy(5); // time enough to close the crew
    String message = assertThrows(AssertionError.class, () -> question.ask(limit)).toString();
    assertTrue(message.matches("(?s).*  deaf runs[^\n]*\n    at racetrack.*"), message);
    assertTrue(message.contains("  the check "), message);
    assertTrue(question.isLeftBehind());
    assertEquals(kind == ThreadKind.VIRTUAL ? carriers + 1 : carriers, CARRIERS.getParallelism());
  }

  @Test
  void leavesNothingBehindWhenAllIsOver() throws Throwable {
    TimeLimit.Question question = question(() -> {});
    question.ask(Duration.ofMinutes(1));
    assertFalse(question.isLeftBehind());
  }

  @Test
  void passesOnWhatAQuestionThrows() {
    AssertionError failure = new AssertionError("made up");
    TimeLimit.Question question =
        question(() -> {
          throw failure;
        });
    Duration limit = Duration.ofMinutes(1);
    assertSame(failure, assertThrows(AssertionError.class, () -> question.ask(limit)));
    assertFalse(question.isLeftBehind());
  }

  private static TimeLimit.Question question(Runnable body) {
    return new TimeLimit.Question(() -> {
      body.run();
      return null;
    });
  }

  /// Subjects that only these questions know.
  enum MadeUp implements Subject {
    DEAF,
    SOUND;

    @Override
    public Claim claim() {
      return Claim.sound(SynchronizedCounter.class);
    }
  }

  /// Asked by [#asksTheOthersOn] only.
  @EverySubject
  @TestMethodOrder(MethodOrderer.MethodName.class)
  static class Questions {

    @Parameter MadeUp subject;

    @Test
    void first() {
      if (subject == MadeUp.DEAF) {
        Deaf.SPINS.hang();
      }
    }

    @Test
    void second() {}
  }

  @Test
  void asksTheOthersOn(@TempDir Path folder) throws IOException {
    Path answers = folder.resolve("answers.jsonl");
    String before = System.getProperty(AskerJvm.ANSWERS);
    System.setProperty(AskerJvm.ANSWERS, answers.toString());
    try {
      LauncherFactory.create()
          .execute(
              LauncherDiscoveryRequestBuilder.request()
                  .selectors(selectClass(Questions.class))
                  .configurationParameter(TimeLimit.PARAMETER, Long.toString(LIMIT.toMillis()))
                  .build());
    } finally {
      restore(before);
    }
    assertEquals(
        List.of(
            "DEAF first BROKE", "DEAF second NOT_ASKED", "SOUND first HELD", "SOUND second HELD"),
        Files.readAllLines(answers).stream().map(TimeLimitTest::summary).toList());
  }

  private static void restore(@Nullable String before) {
    if (before == null) {
      System.clearProperty(AskerJvm.ANSWERS);
    } else {
      System.setProperty(AskerJvm.ANSWERS, before);
    }
  }

  private static String summary(String line) {
    JsonNode answer = JSON.readTree(line);
    return "%s %s %s"
        .formatted(
            answer.get("subject").asString(),
            answer.at("/check/name").asString(),
            answer.get("finding").asString());
  }
}
