// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.marks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import racetrack.catalogue.Dimension;

/// Reads a scheme from YAML. `scheme.schema.json` says the same of it in the language of editors.
///
/// Only what is written counts: a number is what consists of digits, whatever YAML makes of it.
public final class SchemeFile {

  private static final int VERSION = 1;
  private static final int MOST = 10_000;
  private static final int WHOLE = 100;
  private static final String REFUSED = "refused";
  private static final String TABLE = "[A-Za-z0-9][A-Za-z0-9_-]*\\.csv";

  private final String file;
  private final List<String> faults = new ArrayList<>();

  private SchemeFile(String file) {
    this.file = file;
  }

  /// {@return the scheme in a file}
  ///
  /// @param file the file, in UTF-8
  /// @throws BadSchemeException if it cannot be read, or is no scheme
  public static Scheme read(Path file) {
    try {
      return parse(file.toString(), Files.readString(file, UTF_8));
    } catch (IOException e) {
      throw new BadSchemeException(
          "%s cannot be read as a text in UTF-8: %s. Copy teaching/scheme.yaml and change it."
              .formatted(file, e));
    }
  }

  /// {@return the scheme in a text}
  ///
  /// @param file the name of its file, for what is said of it
  /// @param text the text
  static Scheme parse(String file, String text) {
    return new SchemeFile(file).parse(text);
  }

  private Scheme parse(String text) {
    Map<String, Node> parts = mapping(root(text), "the file");
    refuseOthers(parts, List.of("version", "out-of", "points", "caps", "tables"));
    if (parts.containsKey("version")) {
      number(parts, "version", VERSION, VERSION);
    }
    Map<String, Node> caps = mapping(parts.get("caps"), "caps");
    int refused = caps.containsKey(REFUSED) ? number(caps, REFUSED, 0, WHOLE) : 0;
    Map<String, Node> points = mapping(parts.get("points"), "points");
    Scheme scheme =
        new Scheme(
            parts.containsKey("out-of") ? number(parts, "out-of", 1, MOST) : WHOLE,
            numbers(points, List.of(), MOST),
            numbers(caps, List.of(REFUSED), WHOLE),
            refused,
            tables(mapping(parts.get("tables"), "tables")));
    for (String needed : List.of("version", "out-of", "points")) {
      if (!parts.containsKey(needed)) {
        faults.add("%s:1: `%s` is missing.".formatted(file, needed));
      }
    }
    if (!faults.isEmpty()) {
      throw new BadSchemeException(String.join("\n", faults));
    }
    return scheme;
  }

  private @Nullable Node root(String text) {
    try {
      return new Yaml(new LoaderOptions()).compose(new StringReader(text));
    } catch (MarkedYAMLException e) {
      throw new BadSchemeException(
          "%s:%d: this is no YAML: %s."
              .formatted(
                  file,
                  e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1,
                  e.getProblem()));
    } catch (YAMLException e) {
      throw new BadSchemeException("%s:1: this is no YAML: %s.".formatted(file, e.getMessage()));
    }
  }

  private Map<String, Node> mapping(@Nullable Node node, String what) {
    Map<String, Node> parts = new LinkedHashMap<>();
    if (node == null) {
      return parts;
    }
    if (!(node instanceof MappingNode mapping)) {
      fault(node, "%s must hold lines such as `contract: 30`.".formatted(what));
      return parts;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        fault(tuple.getKeyNode(), "a name is needed before the colon.");
      } else if (parts.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
        fault(key, "`%s` stands here twice.".formatted(key.getValue()));
      }
    }
    return parts;
  }

  private void refuseOthers(Map<String, Node> parts, List<String> known) {
    parts.forEach((name, node) -> {
      if (!known.contains(name)) {
        fault(node, "there is no `%s`; known are %s.".formatted(name, String.join(", ", known)));
      }
    });
  }

  private Map<Dimension, Integer> numbers(Map<String, Node> parts, List<String> others, int most) {
    Map<Dimension, Integer> numbers = new EnumMap<>(Dimension.class);
    parts.forEach((name, node) -> {
      Optional<Dimension> dimension = Dimension.of(name);
      if (dimension.isPresent()) {
        numbers.put(dimension.get(), number(parts, name, 0, most));
      } else if (!others.contains(name)) {
        fault(node, "there is no dimension `%s`; known are %s.".formatted(name, dimensions()));
      }
    });
    return numbers;
  }

  private static String dimensions() {
    return Arrays.stream(Dimension.values()).map(Dimension::id).collect(Collectors.joining(", "));
  }

  private int number(Map<String, Node> parts, String name, int least, int most) {
    Node node = Objects.requireNonNull(parts.get(name), name);
    String text = node instanceof ScalarNode scalar ? scalar.getValue() : "";
    if (text.matches("\\d{1,6}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    fault(
        node,
        least == most
            ? "`%s` must be %d.".formatted(name, least)
            : "`%s` must be a whole number from %d to %d.".formatted(name, least, most));
    return least;
  }

  private Map<String, Map<String, Field>> tables(Map<String, Node> parts) {
    Map<String, Map<String, Field>> tables = new LinkedHashMap<>();
    parts.forEach((name, node) -> {
      if (!name.matches(TABLE)) {
        fault(
            node, "`%s` is no name for a table: it is a file such as grades.csv.".formatted(name));
      }
      Map<String, Field> columns = new LinkedHashMap<>();
      mapping(node, name).forEach((head, value) -> columns.put(head, field(head, value)));
      if (columns.isEmpty()) {
        fault(node, "the table `%s` needs a column, such as `Grade: points`.".formatted(name));
      }
      tables.put(name, columns);
    });
    return tables;
  }

  private Field field(String head, Node node) {
    String text = node instanceof ScalarNode scalar ? scalar.getValue() : "";
    return Field.of(text)
        .orElseGet(() -> {
          String known =
              Arrays.stream(Field.values()).map(Field::id).collect(Collectors.joining(", "));
          fault(node, "the column `%s` must hold one of %s.".formatted(head, known));
          return Field.NOTHING;
        });
  }

  private void fault(Node node, String sentence) {
    faults.add("%s:%d: %s".formatted(file, node.getStartMark().getLine() + 1, sentence));
  }
}
