// SPDX-License-Identifier: Apache-2.0
package racetrack.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

  /// The full name of a class of the kit.
  private static final Pattern CLASS = Pattern.compile("racetrack\\.[\\w.]+");

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

  private static Path classesOf(String module) {
    return HOME.resolve(module).resolve("target/classes");
  }

  private static List<ClassModel> classes(String module) throws IOException {
    List<ClassModel> classes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(classesOf(module))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        classes.add(ClassFile.of().parse(file));
      }
    }
    return classes;
  }

  /// {@return which packages each package of a module uses}
  private static Map<String, Set<String>> used(String module) throws IOException {
    Map<String, Set<String>> used = new TreeMap<>();
    for (ClassModel type : classes(module)) {
      for (String own : rooms(type.thisClass().asInternalName())) {
        for (PoolEntry entry : type.constantPool()) {
          if (entry instanceof Utf8Entry text) {
            used.computeIfAbsent(own, _ -> new TreeSet<>()).addAll(rooms(text.stringValue()));
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

  /// What one module starts of another is named by the manifest of that one's jar.
  @Test
  void namesNoClassOfAnotherModuleInAString() throws IOException {
    Set<String> named = new TreeSet<>();
    for (String module : MODULES) {
      List<String> others = MODULES.stream().filter(other -> !other.equals(module)).toList();
      for (ClassModel type : classes(module)) {
        for (PoolEntry entry : type.constantPool()) {
          if (entry instanceof StringEntry text && CLASS.matcher(text.stringValue()).matches()) {
            String file = text.stringValue().replace('.', '/') + ".class";
            if (others.stream().anyMatch(other -> Files.exists(classesOf(other).resolve(file)))) {
              named.add(type.thisClass().asInternalName() + " names " + text.stringValue());
            }
          }
        }
      }
    }
    assertEquals(Set.of(), named);
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
