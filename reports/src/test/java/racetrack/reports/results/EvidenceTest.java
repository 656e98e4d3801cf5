// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Check;
import racetrack.catalogue.Finding;

/// Evidence as a person reads it, with the lines of the sources that it names.
class EvidenceTest {

  private static final Sources OWN =
      new Sources(Map.of("Own.java", List.of("class Own {", "  E first = items.remove();", "}")));
  private static final Sources CHECKS =
      new Sources(
          Map.of(
              "OwnContract.java",
              """
              class OwnContract {

                /// Two consumers wait.
                ///
                /// One is woken.
                @Test
                void wakesOne(ThreadKind kind)
                    throws InterruptedException {
                  Own own = subject.create();
                  crew.start("consumer", () -> takeOne(own));
                  crew.join();
                  own.close();
                }

                private static void takeOne(Own own) {
                  own.take();
                }
              }
              """
                  .lines()
                  .toList(),
              "OwnStress.java",
              """
              class OwnStress {

                /// Is one woken?
                @JCStressTest
                public static class Waking {
                  private final Own own = SUBJECT.create();
                }
              }
              """
                  .lines()
                  .toList()));

  private static String lines(Check check, String evidence) {
    Answer answer =
        new Answer(
            "queue.bounded",
            "com.acme.Own",
            check,
            Finding.BROKE,
            evidence,
            List.of(),
            null,
            1,
            Instant.EPOCH,
            List.of());
    return String.join("\n", Evidence.of(answer).lines(OWN, CHECKS, false)) + "\n";
  }

  @Test
  void tellsWhatACheckDidAndWhereItWas() {
    assertEquals(
        """
        consumer failed: NoSuchElementException
          at com.acme.Own.take(Own.java:2)
              E first = items.remove();
        The check did this, and was at > when it failed (OwnContract.java):
            // Two consumers wait.
            //
            // One is woken.
            Own own = subject.create();
          > crew.start("consumer", () -> takeOne(own));
          > crew.join();
          > in line 16: own.take();
        Its threads were virtual threads.
        """,
        lines(
            Check.contract("wakesOne"),
            """
            consumer failed: NoSuchElementException
              at com.acme.Own.take(Own.java:2)
            The check: wakesOne (OwnContract.java:10, 11, 16)
            Asked with: [2] VIRTUAL
            """));
  }

  /// Where no source is at hand, the text stays as it is.
  @Test
  void saysAsMuchAsItKnows() {
    assertEquals(
        """
        expected 2, but was 1
        The check: countsTwo (CounterContract.java:10)
        It was asked with 0.
        """,
        lines(
            Check.contract("countsTwo"),
            """
            expected 2, but was 1
            The check: countsTwo (CounterContract.java:10)
            Asked with: [1] 0
            """));
  }

  @Test
  void leavesOutTheFramesOfTheToolThatRaces() {
    assertEquals(
        """
        Check test failed
        java.lang.IllegalStateException: two
          at com.acme.Own.take(Own.java:2)
              E first = items.remove();
        The check (OwnStress.java):
            // Is one woken?
            private final Own own = SUBJECT.create();
        """,
        lines(
            Check.race("Waking"),
            """
            Check test failed
            java.lang.IllegalStateException: two
            \tat com.acme.Own.take(Own.java:2)
            \tat com.acme.OwnStress_Waking_jcstress.run(OwnStress_Waking_jcstress.java:46)
            \tat org.openjdk.jcstress.infra.runners.VoidThread.run(VoidThread.java:40)
            """));
  }

  @Test
  void showsATableThatCannotBeReadAsItIs() {
    String row = "| " + "-".repeat(150) + " |";
    assertEquals(row + "\n", lines(Check.model(), row + "\n"));
  }
}
