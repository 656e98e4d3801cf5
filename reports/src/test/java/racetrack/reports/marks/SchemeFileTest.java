// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.marks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.catalogue.Dimension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchemeFileTest {

  private static final String HEAD = "version: 1\nout-of: 100\npoints:\n  contract: 30\n";

  private static void assertFault(String expected, String text) {
    assertEquals(expected, fault(text));
  }

  @Test
  void readsTheUsualScheme() {
    Scheme scheme = Scheme.usual();
    assertEquals(100, scheme.outOf());
    assertEquals(0, scheme.points().getOrDefault(Dimension.SPEED, 1));
    assertTrue(cap(scheme, Dimension.CONTRACT) < cap(scheme, Dimension.RACE_FREE));
    assertTrue(cap(scheme, Dimension.CONTRACT) < cap(scheme, Dimension.LIVE));
    assertEquals(
        Set.of("grades.csv", "grades-moodle.csv", "grades-canvas.csv"), scheme.tables().keySet());
    assertEquals(Set.of(Dimension.values()), scheme.points().keySet());
  }

  private static int cap(Scheme scheme, Dimension dimension) {
    return scheme.caps().getOrDefault(dimension, 100);
  }

  /// {@return what is said of a text that is no scheme}
  private static String fault(String text) {
    return String.valueOf(
        assertThrows(BadSchemeException.class, () -> SchemeFile.parse("s.yaml", text))
            .getMessage());
  }

  @Test
  void namesTheLineOfEachFault() {
    assertFault(
        """
        s.yaml:5: `live` must be a whole number from 0 to 10000.
        s.yaml:7: `contract` must be a whole number from 0 to 100.
        s.yaml:9: the column `Grade` must hold one of %s.\
        """
            .formatted(
                Arrays.stream(Field.values()).map(Field::id).collect(Collectors.joining(", "))),
        HEAD + "  live: many\ncaps:\n  contract: 101\ntables:\n  a.csv: {Grade: marks}\n");
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertFault(
        "s.yaml:5: there is no `cap`; known are version, out-of, points, caps, tables.",
        HEAD + "cap: 3\n");
    assertTrue(
        fault(HEAD + "  races: 3\n")
            .startsWith("s.yaml:5: there is no dimension `races`; known are contract, race-free,"));
  }

  @Test
  void refusesWhatStandsTwice() {
    assertFault("s.yaml:5: `contract` stands here twice.", HEAD + "  contract: 3\n");
  }

  @Test
  void refusesAnotherVersion() {
    assertFault("s.yaml:1: `version` must be 1.", HEAD.replace("version: 1", "version: 2"));
  }

  @Test
  void missesWhatMustBeThere() {
    assertFault("s.yaml:1: `version` is missing.\ns.yaml:1: `points` is missing.", "out-of: 10\n");
    assertFault(
        "s.yaml:1: `version` is missing.\ns.yaml:1: `out-of` is missing.\n"
            + "s.yaml:1: `points` is missing.",
        "");
  }

  @Test
  void saysWhereItIsNoYaml() {
    String message = fault(HEAD + "caps: [1, 2\n");
    assertTrue(message.startsWith("s.yaml:6: this is no YAML: "), message);
  }

  @Test
  void refusesATableThatIsNoFile() {
    assertFault(
        "s.yaml:6: `../grades.csv` is no name for a table: it is a file such as grades.csv.",
        HEAD + "tables:\n  ../grades.csv: {Grade: points}\n");
  }

  @Test
  void saysThatAFileIsNotThere(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("none.yaml");
    assertTrue(
        String.valueOf(
                assertThrows(BadSchemeException.class, () -> SchemeFile.read(file)).getMessage())
            .startsWith(file + " cannot be read"));
    Files.writeString(file, HEAD);
    assertEquals(100, SchemeFile.read(file).outOf());
  }

  /// The published schema knows the same words as the reader.
  @Test
  void knowsWhatItsSchemaKnows() {
    JsonNode schema = JsonMapper.shared().readTree(Scheme.resource("scheme.schema.json"));
    assertEquals(
        words(Arrays.stream(Dimension.values()).map(Dimension::id).toList()),
        words(schema.at("/$defs/dimension/enum")));
    assertEquals(
        words(Arrays.stream(Field.values()).map(Field::id).toList()),
        words(schema.at("/properties/tables/additionalProperties/additionalProperties/enum")));
    assertEquals(
        Set.of("version", "out-of", "points", "caps", "tables"),
        Set.copyOf(schema.get("properties").propertyNames()));
  }

  private static Set<String> words(List<String> words) {
    return new TreeSet<>(words);
  }

  private static Set<String> words(JsonNode array) {
    Set<String> words = new TreeSet<>();
    array.forEach(word -> words.add(word.asString()));
    return words;
  }
}
