// SPDX-License-Identifier: Apache-2.0
package racetrack.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.reports.launch.Kit;

/// Packages use each other as ARCHITECTURE says, and not otherwise.
class ArchitectureTest {

  private static final Path HOME = Kit.locate().home();
  private static final List<String> MODULES = List.of("examples", "jcstress", "jmh", "reports");
  private static final Set<String> FREE =
      Set.of("catalogue", "programs", "rules", "runners", "statistics");

  /// A class of the kit in a constant pool, by itself or in a descriptor.
  private static final Pattern MENTIONED = Pattern.compile("(?:^|L)racetrack/((?:\\w+/)+)\\w+");

  /// {@return which packages each package may use}
  private static Map<String, Set<String>> said() throws IOException {
    List<String> patterns = Catalogue.load().entries().stream().map(Entry::key).toList();
    String text = Files.readString(HOME.resolve(".github/ARCHITECTURE.md"));
    String arrows = text.substring(text.indexOf("```arrows"));
    Map<String, Set<String>> said = new TreeMap<>();
    for (String arrow : arrows.lines().skip(1).takeWhile(line -> line.contains("->")).toList()) {
      String[] ends = arrow.split(" -> ", 2);
      for (String from : ends[0].equals("<pattern>") ? patterns : List.of(ends[0])) {
        said.computeIfAbsent(from, _ -> new TreeSet<>()).addAll(Arrays.asList(ends[1].split(", ")));
      }
    }
    return said;
  }

  /// {@return which packages each package of a module uses}
  private static Map<String, Set<String>> used(String module) throws IOException {
    Map<String, Set<String>> used = new TreeMap<>();
    try (Stream<Path> files = Files.walk(HOME.resolve(module).resolve("target/classes"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        ClassModel type = ClassFile.of().parse(file);
        for (String own : rooms(type.thisClass().asInternalName())) {
          for (PoolEntry entry : type.constantPool()) {
            if (entry instanceof Utf8Entry text) {
              used.computeIfAbsent(own, _ -> new TreeSet<>()).addAll(rooms(text.stringValue()));
            }
          }
        }
      }
    }
    used.forEach((own, others) -> {
      others.remove(own);
      others.removeAll(FREE);
    });
    return used;
  }

  private static List<String> rooms(String text) {
    return MENTIONED
        .matcher(text)
        .results()
        .map(ArchitectureTest::room)
        .filter(room -> !room.contains("jmh_generated"))
        .toList();
  }

  private static String room(MatchResult mentioned) {
    return mentioned.group(1).replaceFirst("/$", "").replace('/', '.');
  }

  @Test
  void usesNoPackageThatTheArchitectureDoesNotName() throws IOException {
    Map<String, Set<String>> said = said();
    for (String module : MODULES) {
      used(module)
          .forEach((own, others) -> {
            others.removeAll(said.getOrDefault(own, Set.of()));
            assertEquals(Set.of(), others, () -> "used by " + own + " in " + module);
          });
    }
  }

  @Test
  void namesNoPackageThatIsNotUsed() throws IOException {
    Map<String, Set<String>> said = said();
    for (String module : MODULES) {
      used(module)
          .forEach((own, others) -> said.getOrDefault(own, new TreeSet<>()).removeAll(others));
    }
    said.values().forEach(arrows -> arrows.removeAll(List.of("races", "benchmarks")));
    said.values().removeIf(Set::isEmpty);
    assertEquals(Map.of(), said);
  }

  @Test
  void leavesThePatternsAndTheirClaimsWithoutTools() throws IOException {
    for (Map.Entry<String, Set<String>> room : used("examples").entrySet()) {
      assertFalse(
          room.getValue().stream().anyMatch(other -> other.startsWith("reports")), room::getKey);
      if (FREE.contains(room.getKey())) {
        assertEquals(Set.of(), room.getValue(), room::getKey);
      }
    }
  }
}
