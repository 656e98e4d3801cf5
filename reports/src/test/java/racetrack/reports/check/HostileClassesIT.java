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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Check;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Finding;
import racetrack.reports.launch.Kit;

/// Classes that do their worst, asked together: each is found out, and a good one beside them gets
/// its answer.
@Tag("wide")
@Timeout(120)
class HostileClassesIT {

  private static final Entry COUNTER = Catalogue.load().find("lock.counter").orElseThrow();
  private static final Check CHECK = Check.contract("countsApartFromOthers");
  private static final Check NEXT = Check.contract("countsFromTheInitialCount");
  private static final Duration BUDGET = Duration.ofSeconds(90);
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  /// What each does when it is made.
  private static final Map<String, String> DEEDS =
      new TreeMap<>(
          Map.of(
              "Throws", "if (ALWAYS) throw new java.io.IOException(\"no luck\");",
              "Exits", "System.exit(0);",
              "Halts", "Runtime.getRuntime().halt(5);",
              "Storms",
                  """
                  while (ALWAYS) {
                    Thread.ofPlatform().daemon().start(java.util.concurrent.locks.LockSupport::park);
                  }
                  """,
              "Eats", "while (ALWAYS) { KEPT.add(new long[1_000_000]); }",
              "Talks", "while (ALWAYS) { System.out.println(\"and \".repeat(10_000)); }",
              "Spawns",
                  """
                  new ProcessBuilder("sleep", "86399").start();
                  Runtime.getRuntime().halt(5);
                  """,
              "Good", ""));

  @TempDir private static Path folder;
  private static List<Answer> answers = List.of();

  @BeforeAll
  static void askThemAll() throws IOException, InterruptedException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    List<Path> sources = new ArrayList<>();
    for (Map.Entry<String, String> deed : DEEDS.entrySet()) {
      sources.add(source(deed.getKey(), "", deed.getValue()));
    }
    sources.add(source("Sticks", "static { while (ALWAYS) { Thread.onSpinWait(); } }", ""));
    Kit kit = Kit.locate();
    new SourceCompiler(kit.contracts()).compile(sources, classes);
    List<Request> requests = new ArrayList<>();
    for (Path source : sources) {
      String name = source.getFileName().toString().replace(".java", "");
      requests.add(request(name, CHECK));
    }
    answers = asking("asked").ask(requests);
  }

  private static Asking asking(String name) {
    return new Asking(
        Kit.locate().questionsClassPath() + File.pathSeparator + folder.resolve("classes"),
        folder.resolve(name),
        PATIENCE,
        List.of(),
        Deadline.after(BUDGET));
  }

  private static Request request(String name, Check check) {
    return new Request(COUNTER, "com.acme." + name, check);
  }

  private static Path source(String name, String initializer, String deed) throws IOException {
    String text =
        """
        package com.acme;
        public class %s implements racetrack.lock.counter.Counter {
          static final java.util.List<Object> KEPT = new java.util.ArrayList<>();
          private static final boolean ALWAYS = KEPT.isEmpty();
          private long count;
          %s
          public %1$s(long initial) throws Exception { %s count = initial; }
          public synchronized void increment() { count++; }
          public synchronized long get() { return count; }
        }
        """
            .formatted(name, initializer, deed);
    return Files.writeString(folder.resolve(name + ".java"), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Throws | IOException: no luck
          Exits  | It took the JVM with it, which exited with 0.
          Halts  | It took the JVM with it, which exited with 5.
          Eats   | It took the JVM with it, which exited with 3.
          Talks  | It took the JVM with it, which wrote more than 32 MB and had to be ended.
          Spawns | It took the JVM with it, which exited with 5.
          Storms | It did not end before it had more than 2,000 threads.
          Sticks | It did not end within 4.0 s.
          """)
  void areFoundOut(String name, String evidence) {
    Answer answer = answer(name);
    assertEquals(Finding.BROKE, answer.finding(), answer::evidence);
    assertTrue(answer.evidence().startsWith(evidence), answer::evidence);
  }

  @Test
  void takeNoOtherWithThem() {
    assertEquals(Finding.HELD, answer("Good").finding(), answer("Good")::evidence);
  }

  /// However it breaks, nothing comes after the check but the same for the class beside it.
  @ParameterizedTest
  @ValueSource(strings = {"Throws", "Exits", "Sticks"})
  void areAskedNoMoreWhereOneCheckIsEnough(String name) throws InterruptedException {
    List<Request> requests =
        Stream.of(CHECK, NEXT)
            .flatMap(check -> Stream.of(name, "Good").map(type -> request(type, check)))
            .toList();
    List<Answer> few = asking("few-" + name).askUntilBroken(requests, "com.acme." + name);
    assertEquals(
        List.of(Finding.BROKE, Finding.HELD, Finding.NOT_ASKED, Finding.NOT_ASKED),
        requests.stream()
            .map(request -> few.stream().filter(request::isAnsweredBy).findFirst().orElseThrow())
            .map(Answer::finding)
            .toList());
  }

  /// However they break, they are asked nothing more, and the class beside them everything.
  @Test
  void areAskedNoMoreOnceTheyHaveBrokenEach() throws InterruptedException {
    List<Request> requests =
        Stream.of("Exits", "Good", "Throws", "Sticks")
            .flatMap(type -> Stream.of(CHECK, NEXT).map(check -> request(type, check)))
            .toList();
    List<Answer> few = asking("each").askEachUntilBroken(requests);
    assertEquals(
        List.of(
            Finding.BROKE,
            Finding.NOT_ASKED,
            Finding.HELD,
            Finding.HELD,
            Finding.BROKE,
            Finding.NOT_ASKED,
            Finding.BROKE,
            Finding.NOT_ASKED),
        requests.stream()
            .map(request -> few.stream().filter(request::isAnsweredBy).findFirst().orElseThrow())
            .map(Answer::finding)
            .toList());
  }

  /// However they break, the class beside them is asked the same, and nothing else.
  @ParameterizedTest
  @ValueSource(strings = {"Throws", "Exits", "Sticks", "Good"})
  void haveAnotherAskedOnlyWhatBreaksThem(String name) throws InterruptedException {
    String other = name.equals("Good") ? "Sticks" : "Good";
    List<Request> requests =
        Stream.of(CHECK, NEXT)
            .flatMap(check ->
                Stream.of(request(name, check), request(other, check).ifBroken("com.acme." + name)))
            .toList();
    List<Answer> given = asking("if-" + name).ask(requests);
    assertEquals(
        name.equals("Good") ? List.of() : List.of(CHECK, NEXT),
        given.stream()
            .filter(answer -> answer.subject().equals("com.acme." + other))
            .filter(answer -> answer.finding() == Finding.HELD)
            .map(Answer::check)
            .distinct()
            .toList(),
        given::toString);
    assertEquals(name.equals("Good") ? Finding.HELD : Finding.BROKE, given.getFirst().finding());
  }

  @Test
  void leaveNoProcess() {
    assertFalse(
        ProcessHandle.allProcesses()
            .map(process -> process.info().commandLine().orElse(""))
            .anyMatch(line -> line.endsWith("sleep 86399")));
  }

  private static Answer answer(String name) {
    return answers.stream()
        .filter(answer -> answer.subject().equals("com.acme." + name))
        .findFirst()
        .orElseThrow();
  }
}
