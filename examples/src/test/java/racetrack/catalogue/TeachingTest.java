// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The texts for teaching say what the catalogue says.
class TeachingTest {

  private static final Path SOURCES = Path.of("src/main/java/racetrack");
  private static final Path GLOSSARY = SOURCES.resolve("README.md");
  private static final Path GUIDE = Path.of("../reports/src/teaching/README.md");

  private static final Path CHANGES = Path.of("../.github/CHANGELOG.md");
  private static final Path DOWNLOAD = Path.of("../reports/src/assembly/README.md");

  /// How many patterns a text says that there are.
  private static final Pattern COUNT = Pattern.compile("(?<=There are )\\d+|\\d+(?= patterns)");

  private static final Pattern KEY = Pattern.compile("`([a-z]+\\.[a-z]+)(?:\\.[a-z-]+)?`");
  private static final Pattern ROWS = Pattern.compile("`([a-z]+\\.[a-z]+)` ([\\d., ]+)");
  private static final Pattern MARK = Pattern.compile("(?m)^\\| `(// [a-z ]+)");

  /// A comment that says what kind it is of, as marks do.
  private static final Pattern MARKED = Pattern.compile("// [a-z]+(?: [a-z]+){0,2}(?=: )");

  /// So many uses make a mark of a comment.
  private static final int HABIT = 5;

  @Test
  void teachesEveryPatternAndNoOther() {
    Set<String> keys =
        Catalogue.load().entries().stream().map(Entry::key).collect(toCollection(TreeSet::new));
    Set<String> families =
        keys.stream().map(TeachingTest::family).collect(toCollection(TreeSet::new));
    Set<String> taught =
        KEY.matcher(read(GUIDE))
            .results()
            .map(match -> match.group(1))
            .filter(key -> families.contains(family(key)))
            .collect(toCollection(TreeSet::new));
    assertEquals(keys, taught);
  }

  @Test
  void countsThePatterns() {
    int patterns = Catalogue.load().entries().size();
    for (Path text : List.of(GUIDE, GLOSSARY, CHANGES, DOWNLOAD)) {
      assertEquals(
          List.of(Integer.toString(patterns)),
          COUNT.matcher(read(text)).results().map(MatchResult::group).distinct().toList(),
          text::toString);
    }
  }

  @Test
  void sendsEachRowOfTheTutorialsToItsPatterns() {
    Stream<Map.Entry<String, String>> answered =
        Catalogue.load().entries().stream()
            .flatMap(entry -> entry.programs().stream())
            .flatMap(program -> program.rows().stream().map(row -> Map.entry(program.key(), row)));
    Stream<Map.Entry<String, String>> told =
        ROWS.matcher(section("### Five tutorials"))
            .results()
            .flatMap(match ->
                Stream.of(match.group(2).strip().split(",\\s*"))
                    .map(row -> Map.entry(match.group(1), row)));
    assertEquals(byKey(answered), byKey(told));
  }

  @Test
  void explainsTheMarksInTheCode() {
    Set<String> explained =
        MARK.matcher(read(GLOSSARY))
            .results()
            .map(match -> match.group(1).strip())
            .collect(toCollection(TreeSet::new));
    assertFalse(explained.isEmpty());
    String code = code();
    Set<String> used =
        MARKED
            .matcher(code)
            .results()
            .collect(groupingBy(MatchResult::group, counting()))
            .entrySet()
            .stream()
            .filter(mark -> mark.getValue() >= HABIT)
            .map(Map.Entry::getKey)
            .collect(toCollection(TreeSet::new));
    assertEquals(explained, used);
  }

  private static String family(String key) {
    return key.substring(0, key.indexOf('.'));
  }

  private static Map<String, Set<String>> byKey(Stream<Map.Entry<String, String>> rows) {
    return rows.collect(
        groupingBy(
            Map.Entry::getKey,
            TreeMap::new,
            mapping(Map.Entry::getValue, toCollection(TreeSet::new))));
  }

  /// {@return a section of the guide}
  private static String section(String heading) {
    String guide = read(GUIDE);
    int begin = guide.indexOf(heading);
    int end = guide.indexOf("\n#", begin + 1);
    return guide.substring(begin, end);
  }

  private static String code() {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      return sources.stream().map(TeachingTest::read).collect(joining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
