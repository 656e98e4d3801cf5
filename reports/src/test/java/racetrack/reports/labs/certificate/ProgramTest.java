// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.catalogue.NumberedPromise;
import racetrack.catalogue.Promises;
import racetrack.reports.check.SourceCompiler;
import racetrack.reports.labs.Course;
import racetrack.reports.launch.Kit;
import racetrack.reports.results.LabCertificate.Group;

/// The programs are what they claim to be, as far as that can be seen without asking them.
class ProgramTest {

  private static final int WRONG = 12;
  private static final int CLEVER = 6;
  private static final int RIGHT = 6;
  private static final int CHEATS = 6;
  private static final int MISCONCEPTIONS = 23;

  private static final Pattern ABOUT =
      Pattern.compile("M(\\d+), promise (\\d+)(, clever)?: .+[.?]");

  private static List<Entry> entries() {
    return Catalogue.load().entries().stream()
        .filter(entry -> !Program.of(entry.key()).isEmpty())
        .toList();
  }

  private static List<Program> of(Entry entry, Group group) {
    return Program.of(entry.key()).stream().filter(one -> one.group() == group).toList();
  }

  @Test
  void isThereForEachLabOfTheCourse() {
    List<String> keys = entries().stream().map(Entry::key).toList();
    Course.steps().forEach(step -> assertTrue(keys.contains(step.key()), step::key));
    assertEquals(List.of(), Program.of("no.lab"));
  }

  @ParameterizedTest
  @MethodSource("entries")
  void isThereInEnoughKinds(Entry entry) {
    assertTrue(of(entry, Group.WRONG).size() >= WRONG, entry::key);
    assertTrue(
        of(entry, Group.WRONG).stream().filter(one -> one.about().contains(", clever:")).count()
            >= CLEVER,
        entry::key);
    assertTrue(of(entry, Group.RIGHT).size() >= RIGHT, entry::key);
    assertTrue(of(entry, Group.CHEATS).size() >= CHEATS, entry::key);
  }

  @ParameterizedTest
  @MethodSource("entries")
  void saysWhatItGetsWrong(Entry entry) {
    List<Integer> promises = Promises.of(entry).stream().map(NumberedPromise::number).toList();
    for (Program program : of(entry, Group.WRONG)) {
      Matcher about = ABOUT.matcher(program.about());
      assertTrue(about.matches(), program::name);
      assertTrue(Integer.parseInt(about.group(1)) <= MISCONCEPTIONS, program::name);
      assertTrue(promises.contains(Integer.valueOf(about.group(2))), program::name);
    }
    Stream.of(Group.RIGHT, Group.CHEATS)
        .flatMap(group -> of(entry, group).stream())
        .forEach(program -> assertFalse(program.about().isBlank(), program::name));
  }

  @Test
  void isThereForEachKnownEscape() {
    List<String> places =
        entries().stream()
            .flatMap(entry -> Program.of(entry.key()).stream())
            .map(one -> one.key() + " " + one.place())
            .toList();
    KnownEscapes.read()
        .reasons()
        .keySet()
        .forEach(known -> assertTrue(places.contains(known), known));
  }

  @ParameterizedTest
  @MethodSource("entries")
  void compiles(Entry entry, @TempDir Path folder) throws IOException {
    for (Group group : Group.values()) {
      Path target = Files.createDirectories(folder.resolve(group.folder()));
      List<Path> files = new ArrayList<>();
      for (Program program : of(entry, group)) {
        assertTrue(program.text().startsWith("// SPDX-License-Identifier: Apache-2.0\n"));
        files.add(Files.writeString(target.resolve(program.name() + ".java"), program.text()));
      }
      new SourceCompiler(Kit.locate().contracts()).compile(files, target);
    }
  }
}
