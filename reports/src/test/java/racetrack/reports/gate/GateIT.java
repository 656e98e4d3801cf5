// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Check;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Question;
import racetrack.reports.launch.Kit;
import racetrack.reports.results.Judgement;
import racetrack.reports.results.Verdict;

/// Seven ways in which the gate must close, each done to the real counter by hand and really raced.
///
/// The changed classes are compiled into a folder that comes first on the class path.
@Tag("wide")
class GateIT {

  private static final Entry COUNTER = Catalogue.load().find("lock.counter").orElseThrow();
  private static final String SOUND = "ATOMIC";
  private static final String HANGING = "ADDER";
  private static final String THROWING = "VAR_HANDLE";
  private static final String EXITING = "STRIPED";
  private static final String TWIN = "BROKEN_PLAIN";
  private static final List<String> SUBJECTS = List.of(SOUND, HANGING, THROWING, EXITING, TWIN);

  /// More than a fork needs on a busy host: one that hangs costs this much.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final String THREE_ACTORS =
      """
      package racetrack.lock.counter;

      import org.openjdk.jcstress.annotations.*;
      import org.openjdk.jcstress.infra.results.*;

      public class CounterStress {
        @JCStressTest
        @Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "Nothing happens.")
        @State
        public static class Crowd {
          @Actor public void one(I_Result r) {}
          @Actor public void two() {}
          @Actor public void three() {}
        }
      }
      """;

  private static final String HANG_IN_LOST_UPDATE =
      """
      while (java.util.Arrays.toString(new Throwable().getStackTrace()).contains("LostUpdate")) {}
      """;

  private static final String THROW = "if (true) throw new ArithmeticException(\"no luck\");";

  private static final String EXIT =
      "System.out.println(\"last words\"); Runtime.getRuntime().halt(3);";

  private static final String TEST_LIST = "META-INF/TestList";

  @TempDir private static Path folder;
  private static List<Verdict> verdicts = List.of();

  @BeforeAll
  static void raceWhatWasChangedByHand() throws InterruptedException, IOException {
    Kit kit = Kit.locate();
    Path changed = Files.createDirectories(folder.resolve("changed"));
    // The list of tests that the annotation processor writes here goes in front of the real one.
    compile(changed, kit, "CounterStress", THREE_ACTORS);
    Files.write(changed.resolve(TEST_LIST), testListOf(kit), StandardOpenOption.APPEND);
    Files.delete(changed.resolve("racetrack/lock/counter/CounterStress.class"));
    compile(
        changed,
        kit,
        "AtomicCounter",
        source("AtomicCounter").replace("count.getAndIncrement()", "count.set(count.get() + 1)"));
    compile(changed, kit, "AdderCounter", incrementsAfter(HANG_IN_LOST_UPDATE, "AdderCounter"));
    compile(changed, kit, "VarHandleCounter", incrementsAfter(THROW, "VarHandleCounter"));
    compile(changed, kit, "StripedCounter", incrementsAfter(EXIT, "StripedCounter"));
    compile(
        changed,
        kit,
        "BrokenPlainCounter",
        source("BrokenPlainCounter")
            .replace("public void", "public synchronized void")
            .replace("public long", "public synchronized long"));
    verdicts = race(changed + File.pathSeparator + kit.racesClassPath());
  }

  @Test
  void closesWhenASoundSubjectIsBrokenByHand() {
    assertCloses(verdict(SOUND, "LostUpdate"), Judgement.FAILED);
  }

  @Test
  void closesWhenATwinIsMendedByHand() {
    assertCloses(verdict(TWIN, "LostUpdate"), Judgement.ESCAPED);
  }

  @Test
  void closesWhenASubjectHangsInItsFirstTrialAndAsksTheOthers() {
    Verdict verdict = verdict(HANGING, "LostUpdate");
    assertCloses(verdict, Judgement.FAILED);
    String evidence = verdict.answer().evidence();
    assertTrue(evidence.contains("It did not end within "), evidence);
    assertTrue(evidence.contains("AdderCounter.increment"), evidence);
  }

  @Test
  void closesWhenASubjectThrowsInItsFirstTrial() {
    Verdict verdict = verdict(THROWING, "LostUpdate");
    assertCloses(verdict, Judgement.FAILED);
    assertTrue(verdict.answer().evidence().contains("no luck"), verdict.answer()::evidence);
  }

  @Test
  void closesWhenASubjectEndsItsJvmAndTellsWhatItSaid() {
    Verdict verdict = verdict(EXITING, "LostUpdate");
    assertCloses(verdict, Judgement.NOT_ASKED);
    String evidence = verdict.answer().evidence();
    assertTrue(evidence.contains("with exit code 3"), evidence);
    assertTrue(evidence.contains("last words"), evidence);
  }

  @Test
  void closesWhenAScenarioHasMoreActorsThanTheHostHasProcessors() {
    Verdict verdict = verdict(SOUND, "Crowd");
    if (Runtime.getRuntime().availableProcessors() > 2) {
      assertEquals(Judgement.WEAK, verdict.judgement()); // scheduled there, but it has no twin
    } else {
      assertCloses(verdict, Judgement.NOT_ASKED);
      assertTrue(verdict.answer().evidence().contains("3 actors"), verdict.answer()::evidence);
    }
  }

  @Test
  void closesWhenTheListOfTestsIsEmpty() throws InterruptedException, IOException {
    Path empty = Files.createDirectories(folder.resolve("empty/META-INF"));
    Files.createFile(empty.resolve("TestList"));
    for (Verdict verdict :
        race(empty.getParent() + File.pathSeparator + Kit.locate().racesClassPath())) {
      assertCloses(verdict, Judgement.NOT_ASKED);
    }
  }

  private static void assertCloses(Verdict verdict, Judgement judgement) {
    assertEquals(judgement, verdict.judgement(), () -> verdict.answer().evidence());
    assertFalse(Gate.isOpen(List.of(verdict), false));
  }

  private static Verdict verdict(String subject, String scenario) {
    return verdicts.stream()
        .filter(v -> v.answer().subject().equals(subject))
        .filter(v -> v.answer().check().equals(Check.race(scenario)))
        .findFirst()
        .orElseThrow();
  }

  private static List<Verdict> race(String classPath) throws InterruptedException {
    RaceQuestions questions = new RaceQuestions(classPath, folder.resolve("races"), PATIENCE);
    RaceQuestions.Races races =
        questions.ask(List.of(COUNTER.key()), SUBJECTS, Duration.ofSeconds(8));
    return new Judge(races.answers(), races.silence())
        .judge(List.of(COUNTER)).stream()
            .filter(v -> SUBJECTS.contains(v.answer().subject()))
            .filter(v -> v.answer().check().question() == Question.RACE)
            .toList();
  }

  private static String incrementsAfter(String statement, String name) throws IOException {
    String method = "public void increment() {";
    return source(name).replace(method, method + statement);
  }

  private static String source(String name) throws IOException {
    try (InputStream stream =
        Catalogue.class.getResourceAsStream("/racetrack/lock/counter/" + name + ".java")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static byte[] testListOf(Kit kit) throws IOException {
    URI list = URI.create("jar:" + Path.of(kit.racesClassPath()).toUri() + "!/" + TEST_LIST);
    try (InputStream stream = list.toURL().openStream()) {
      return stream.readAllBytes();
    }
  }

  private static void compile(Path target, Kit kit, String name, String source) {
    JavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    CompilationTask task =
        ToolProvider.getSystemJavaCompiler()
            .getTask(
                null,
                null,
                null,
                List.of("-proc:full", "-cp", kit.racesClassPath(), "-d", target.toString()),
                null,
                List.of(file));
    assertTrue(task.call(), () -> name + " does not compile");
  }
}
