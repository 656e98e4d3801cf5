// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Question;
import racetrack.reports.launch.Kit;
import racetrack.reports.results.Sources;

/// The whole way of a class, from its source to the word.
@Timeout(360)
class CheckIT {

  /// A run ends when all is decided, on a quiet host within ten seconds.
  private static final Duration BUDGET = Duration.ofMinutes(5);

  @TempDir private Path folder;

  private String ask(String modifier, Set<Question> questions)
      throws IOException, InterruptedException {
    String text =
        """
        package com.acme;
        public final class Own implements racetrack.lock.counter.Counter {
          private long count;
          public Own(long initial) { count = initial; }
          public %s void increment() { count++; }
          public %1$s long get() { return count; }
        }
        """
            .formatted(modifier);
    Path source = Files.writeString(folder.resolve("Own.java"), text);
    StringWriter written = new StringWriter();
    PrintWriter out = new PrintWriter(written);
    Door.Answered answered =
        new Door(
                Kit.locate(),
                Catalogue.load().find("lock.counter").orElseThrow(),
                questions,
                BUDGET,
                new PrintWriter(new StringWriter()))
            .ask(List.of(source), Optional.empty(), List.of());
    Sources checks = Sources.in(Kit.locate().checks("lock.counter"));
    new ResultText(answered, checks, false, "racetrack check", Optional.empty()).write(out);
    return written.toString().strip();
  }

  @Test
  void saysBrokenWithTheInterleavingAndTheForbiddenOutcome()
      throws IOException, InterruptedException {
    String text = ask("", EnumSet.of(Question.MODEL, Question.RACE));
    assertTrue(text.startsWith("BROKEN: com.acme.Own of lock.counter, in "), text);
    assertTrue(text.contains("  4 of 4 planted errors caught."), text);
    assertTrue(text.contains("Broken: is linearizable (MODEL isLinearizable)"), text);
    assertTrue(text.contains("  promise lock.counter/"), text);
    assertTrue(text.contains("No order of these calls, one after another"), text);
    assertTrue(text.contains("Broken: Lost Update (RACE LostUpdate)"), text);
    assertTrue(text.contains(": An increment is lost."), text);
  }

  @Test
  void saysHeldWithHowMuchWasSearched() throws IOException, InterruptedException {
    String text = ask("synchronized", EnumSet.of(Question.CONTRACT, Question.MODEL));
    assertTrue(text.startsWith("HELD: com.acme.Own of lock.counter, in "), text);
    assertTrue(text.contains("up to 800 of 800 interleavings of each scenario"), text);
    assertEquals(4, text.lines().count(), text);
  }

  /// On as many carriers as there are processors, the last one would never come.
  @Test
  @Tag("wide")
  void letsVirtualThreadsWaitByLooking() throws IOException, InterruptedException {
    String text =
        """
        public final class Own implements racetrack.event.barrier.Barrier {
          private final java.util.concurrent.atomic.AtomicInteger missing;
          public Own(int parties) {
            missing = new java.util.concurrent.atomic.AtomicInteger(parties);
          }
          @Override public int await() {
            int mine = missing.decrementAndGet();
            while (missing.get() > 0) { Thread.yield(); }
            return mine;
          }
        }
        """;
    Path source = Files.writeString(folder.resolve("Own.java"), text);
    Door door =
        new Door(
            Kit.locate(),
            Catalogue.load().find("event.barrier").orElseThrow(),
            EnumSet.of(Question.CONTRACT),
            BUDGET,
            new PrintWriter(new StringWriter()));
    Repeat onVirtualThreads = Repeat.parse("contract/makesAllWaitForTheLast/2");
    Result result =
        door.askAgain(onVirtualThreads, List.of(source), Optional.empty(), List.of()).result();
    assertEquals(Word.HELD, result.word(), result::toString);
    Result alone =
        door.askAgain(
                Repeat.parse("contract/makesAllWaitForTheLast"),
                List.of(source),
                Optional.empty(),
                List.of())
            .result();
    assertTrue(
        alone.parts().getFirst().sentence().contains(" check, waits busily, with up to "),
        alone::toString);
  }
}
