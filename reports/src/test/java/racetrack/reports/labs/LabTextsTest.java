// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.reports.launch.Kit;

class LabTextsTest {

  static Stream<Entry> patterns() {
    return Catalogue.load().entries().stream();
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void leadNowhereOutsideTheFolderInASheet(Entry entry) {
    String sheet = texts(entry, Kind.MEND).sheet();
    assertTrue(sheet.contains("## Run"), sheet);
    assertTrue(sheet.contains("[glossary](GLOSSARY.md)"), sheet);
    assertFalse(leadsOut(sheet), sheet);
    assertFalse(sheet.contains("reports/target/racetrack.jar"), sheet);
    assertFalse(sheet.contains("-cp examples/"), sheet);
  }

  private static boolean leadsOut(String text) {
    return text.matches("(?s).*]\\((?!https?:|GLOSSARY\\.md\\)).*");
  }

  @Test
  void sayWithWhichClassesTestsMakeThreadsWait() {
    Entry entry = Catalogue.load().find("event.event").orElseThrow();
    assertTrue(texts(entry, Kind.CATCH).readme().contains("`member.awaitWaiting()`"));
    assertFalse(texts(entry, Kind.MEND).readme().contains("awaitWaiting"));
  }

  @Test
  void explainTheirWords() {
    String glossary =
        texts(Catalogue.load().find("lock.counter").orElseThrow(), Kind.MEND).glossary();
    assertTrue(glossary.contains("| **twin** |"), glossary);
    assertFalse(leadsOut(glossary), glossary);
  }

  @ParameterizedTest
  @EnumSource
  void sayWhatIsToBeDone(Kind kind) {
    Entry entry = Catalogue.load().find("lock.counter").orElseThrow();
    String readme = texts(entry, kind).readme();
    assertTrue(readme.startsWith("# Lab: Shared counter (" + kind + ")\n"), readme);
    assertTrue(readme.contains("src/YourCounter.java"), readme);
    boolean compiles = readme.contains("`javac -d classes -cp \"lib/*\" src/*.java`");
    assertEquals(kind != Kind.MEASURE, compiles, readme);
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void nameEveryLibraryOfAProject(Entry entry) {
    String pom =
        texts(entry, Kind.MEND)
            .pom(List.of("README.md", "lib/contract.jar", "lib/jspecify-1.0.1.jar"));
    assertEquals(
        List.of("${project.basedir}/lib/contract.jar", "${project.basedir}/lib/jspecify-1.0.1.jar"),
        pom.lines()
            .filter(line -> line.contains("systemPath"))
            .map(line -> line.replaceAll(".*>(.*)<.*", "$1"))
            .toList());
  }

  private static LabTexts texts(Entry entry, Kind kind) {
    return new LabTexts(
        Kit.locate(),
        entry,
        new LabState(
            "racetrack 1",
            entry.key(),
            kind,
            "",
            0,
            "src/YourCounter.java",
            0,
            0,
            Optional.empty()));
  }
}
