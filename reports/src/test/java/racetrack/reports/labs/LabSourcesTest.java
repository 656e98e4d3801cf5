// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Subject;
import racetrack.reports.check.ClassFiles;
import racetrack.reports.launch.Kit;

/// What students are given: every skeleton, and every twin without the words that give it away.
class LabSourcesTest {

  private static final Pattern GIVEAWAY =
      Pattern.compile("(?i)\\bwound|\\btwin|Broken[A-Z](?!arrier)\\w*");

  private static final long SEED = 7;

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  /// Kept, as it knows by now what the jars hold.
  private static final StandardJavaFileManager FILES =
      COMPILER.getStandardFileManager(null, null, UTF_8);

  @TempDir private Path folder;

  static Stream<String> patterns() {
    return Catalogue.load().entries().stream().map(Entry::key);
  }

  /// A source in memory.
  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String name, String text) {
      super(URI.create("memory:///" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  @AfterAll
  static void closeFiles() throws IOException {
    FILES.close();
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void compileAndGiveNothingAway(String key) {
    Entry entry = Catalogue.load().find(key).orElseThrow();
    Map<String, String> sources = new TreeMap<>();
    sources.put(Skeleton.className(entry), Skeleton.of(entry, LabMaker.makeDoc(entry)));
    for (Subject twin : new Wounds(entry).all()) {
      // All are compiled in one run, so each has a name of its own.
      String name = "Mended" + twin.claim().implementation().getSimpleName().substring(6);
      StrangersSource source = new StrangersSource(entry, twin, name, SEED);
      WoundedSource main = source.main(LabMaker.mendDoc(entry));
      assertFalse(main.words().isEmpty(), () -> twin + " says nothing for the third hint");
      assertFalse(main.wounds().isEmpty(), () -> twin + " has no line for the second hint");
      sources.put(name, String.join("\n", main.lines()));
      source.helpers().forEach(sources::putIfAbsent);
    }
    new AuditLab(Kit.locate(), entry, SEED).sources().forEach(sources::putIfAbsent);
    sources.forEach(LabSourcesTest::assertGivesNothingAway);
    assertEquals(List.of(), errors(sources));
  }

  /// So the gate, which asks every question of every subject in this build, speaks of them, too:
  /// each wound fails, and each reference holds.
  @ParameterizedTest
  @MethodSource("patterns")
  void doWhatTheKitsOwnClassesDo(String key) throws IOException {
    Entry entry = Catalogue.load().find(key).orElseThrow();
    Map<String, Subject> subjects = new TreeMap<>();
    new Wounds(entry).all().forEach(twin -> subjects.put("A" + simpleName(twin), twin));
    entry.sound().stream()
        .filter(subject -> !(subject.claim() instanceof Claim.Sound sound && sound.isLibrary()))
        .forEach(subject -> subjects.put("A" + simpleName(subject), subject));
    Map<String, String> sources = new TreeMap<>();
    subjects.forEach((name, subject) -> {
      StrangersSource source = new StrangersSource(entry, subject, name, SEED);
      sources.put(name, String.join("\n", source.main(List.of("A class.")).lines()));
      source.helpers().forEach(sources::putIfAbsent);
    });
    assertEquals(List.of(), errors(sources));
    String home = entry.pattern().contract().getPackageName().replace('.', '/') + "/";
    Map<String, String> titles = new TreeMap<>();
    subjects.forEach((name, subject) -> titles.put(name, simpleName(subject)));
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString().replace(".class", "");
        String outer = name.replaceFirst("\\$.*", "");
        String original = titles.getOrDefault(outer, outer);
        byte[] kits = ClassFiles.bytes(home + original + name.substring(outer.length()));
        byte[] around = Files.readAllBytes(folder.resolve(outer + ".class"));
        assertEquals(
            SameCode.of(kits, ClassFiles.bytes(home + original), home, titles),
            SameCode.of(Files.readAllBytes(file), around, home, titles),
            name);
      }
    }
  }

  private static String simpleName(Subject subject) {
    return subject.claim().implementation().getSimpleName();
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void areDrawnForAnAudit(String key) {
    Entry entry = Catalogue.load().find(key).orElseThrow();
    for (long seed = 0; seed < 20; seed++) {
      AuditLab lab = new AuditLab(Kit.locate(), entry, seed);
      int wrong = lab.wrong().size();
      assertTrue(wrong >= 2 && lab.classes().size() > wrong, () -> key + ": " + lab.classes());
    }
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void haveASkeletonOfTests(String key) {
    Entry entry = Catalogue.load().find(key).orElseThrow();
    String skeleton = new CatchLab(Kit.locate(), entry).skeleton();
    assertTrue(skeleton.matches("(?s).*`subject\\.\\w+\\(.*"), skeleton);
  }

  private static void assertGivesNothingAway(String name, String text) {
    assertFalse(
        GIVEAWAY.matcher(text).find(),
        () -> name + " gives it away: " + GIVEAWAY.matcher(text).results().toList());
  }

  @Test
  void canBeGivenOfNearlyEveryTwin() {
    List<Entry> entries = Catalogue.load().entries();
    for (Entry entry : entries) {
      int given = new Wounds(entry).all().size();
      assertTrue(given >= 3, () -> entry.key() + " has only " + given + " to mend");
    }
  }

  private List<String> errors(Map<String, String> sources) {
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    List<Source> files = new ArrayList<>();
    sources.forEach((name, text) -> files.add(new Source(name, text)));
    // The contracts and their annotations, and no source of the kit.
    String classPath = System.getProperty("java.class.path");
    COMPILER
        .getTask(
            null,
            FILES,
            found,
            List.of(
                "-proc:none",
                "-sourcepath",
                folder.toString(),
                "-cp",
                classPath,
                "-d",
                folder.toString()),
            null,
            files)
        .call();
    return found.getDiagnostics().stream()
        .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
        .map(one ->
            one.getSource().getName() + ":" + one.getLineNumber() + " " + one.getMessage(null))
        .toList();
  }
}
