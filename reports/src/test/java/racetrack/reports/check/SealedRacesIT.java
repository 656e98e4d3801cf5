// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Finding;
import racetrack.reports.gate.RaceQuestions;
import racetrack.reports.launch.Kit;
import racetrack.testkit.Seal;

/// Classes that answer in place of the races, asked together.
@Timeout(180)
class SealedRacesIT {

  private static final String COUNTER =
      """
      package com.acme;

      public final class NAME implements racetrack.lock.counter.Counter {

        private static final boolean ONCE = forge();

        private long count;

        public NAME(long initial) {
          count = initial;
        }

        private static boolean forge() {
          try {
            DEED
            return true;
          } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        }

        @Override
        public void increment() {
          count++;
        }

        @Override
        public long get() {
          return count;
        }
      }
      """;

  /// A file with the answers that it would like to have, where the runner used to write its own.
  private static final String OVERWRITES =
      """
      java.nio.file.Files.writeString(java.nio.file.Path.of("races.json"), "[]");
      """;

  /// The stream on which the samples go to the runner.
  private static final String SPEAKS =
      """
      new java.io.FileOutputStream(java.io.FileDescriptor.out).write(new byte[4096]);
      """;

  /// The file of the answers, wherever it lies.
  private static final String APPENDS =
      """
      java.nio.file.Files.writeString(
          java.nio.file.Path.of("../races.sealed"),
          "0".repeat(64) + " 1 {}\\n",
          java.nio.file.StandardOpenOption.APPEND);
      """;

  @TempDir private static Path folder;
  private static RaceQuestions.Races forged = new RaceQuestions.Races(List.of(), "", List.of());
  private static RaceQuestions.Races appended = forged;

  @BeforeAll
  static void race() throws IOException, InterruptedException {
    forged = race("forged", source("Overwrites", OVERWRITES), source("Speaks", SPEAKS));
    appended = race("appended", source("Appends", APPENDS));
  }

  private static RaceQuestions.Races race(String name, Path... sources)
      throws IOException, InterruptedException {
    Path classes = Files.createDirectories(folder.resolve(name).resolve("classes"));
    Kit kit = Kit.locate();
    new SourceCompiler(kit.contracts()).compile(List.of(sources), classes);
    List<String> types =
        List.of(sources).stream()
            .map(source -> "com.acme." + source.getFileName().toString().replace(".java", ""))
            .toList();
    return new RaceQuestions(
            kit.racesClassPath() + File.pathSeparator + classes,
            folder.resolve(name).resolve("races"),
            Duration.ofSeconds(30))
        .ask(
            List.of("lock.counter"),
            List.of("BROKEN_PLAIN"),
            types,
            List.of("LostUpdate"),
            Duration.ofSeconds(10),
            Duration.ofSeconds(120),
            Optional.of(folder.resolve(name + ".txt")));
  }

  private static Path source(String name, String deed) throws IOException {
    return Files.writeString(
        folder.resolve(name + ".java"), COUNTER.replace("NAME", name).replace("DEED", deed));
  }

  private static Answer answer(RaceQuestions.Races races, String name) {
    return races.answers().stream()
        .filter(answer -> answer.subject().equals("com.acme." + name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " has no answer: " + races));
  }

  @Test
  void takesNoFileOfAnswersForItsOwn() {
    assertEquals(Finding.BROKE, answer(forged, "Overwrites").finding());
  }

  @Test
  void takesNoSamplesFromAClass() {
    Answer answer = answer(forged, "Speaks");
    assertEquals(Finding.NOT_ASKED, answer.finding(), answer::toString);
    assertTrue(answer.evidence().contains(Seal.BROKEN), answer::toString);
    assertEquals(List.of(Seal.BROKEN), forged.meddling());
  }

  @Test
  void tellsOfLinesThatSomebodyElseHasWritten() {
    assertEquals(Finding.BROKE, answer(appended, "Appends").finding());
    assertFalse(appended.meddling().isEmpty());
  }
}
