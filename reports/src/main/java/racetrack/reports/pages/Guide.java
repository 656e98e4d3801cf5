// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;

/// In which order to read the patterns, and which of them to choose for which work.
///
/// Both are written by hand, in `guide/order.txt` and `guide/choose.txt`. A pattern that somebody
/// brings on the class path is not in them: it is read last.
///
/// @param stages the order, in stages
/// @param choices the questions that lead to a pattern
record Guide(List<Stage> stages, List<Choice> choices) {

  private static final String OTHERS = "Others";

  /// Patterns that are read one after the other.
  ///
  /// @param title what they have in common
  /// @param stops the patterns
  record Stage(String title, List<Stop> stops) {}

  /// A pattern in the order.
  ///
  /// @param key its key
  /// @param needs the keys of those that it builds on
  record Stop(String key, List<String> needs) {}

  /// A question, or an answer to the one above it.
  ///
  /// @param words what it says
  /// @param key the pattern to choose; empty if there are more questions
  /// @param below the answers
  record Choice(String words, String key, List<Choice> below) {}

  /// {@return the guide to some patterns}
  ///
  /// @param catalogue the patterns
  static Guide to(Catalogue catalogue) {
    Set<String> keys = new HashSet<>(catalogue.entries().stream().map(Entry::key).toList());
    List<Stage> stages = new ArrayList<>();
    for (Stage stage : stages(lines("order.txt"))) {
      List<Stop> there = stage.stops.stream().filter(stop -> keys.remove(stop.key)).toList();
      if (!there.isEmpty()) {
        stages.add(new Stage(stage.title, there));
      }
    }
    if (!keys.isEmpty()) {
      stages.add(
          new Stage(OTHERS, keys.stream().sorted().map(k -> new Stop(k, List.of())).toList()));
    }
    return new Guide(stages, choices(lines("choose.txt")));
  }

  /// {@return the keys in the order in which they are read}
  List<String> order() {
    return stages.stream().flatMap(stage -> stage.stops.stream()).map(Stop::key).toList();
  }

  private static List<Stage> stages(List<String> lines) {
    List<Stage> stages = new ArrayList<>();
    for (String line : lines) {
      String[] parts = line.split(" < ", 2);
      if (!parts[0].contains(".")) {
        stages.add(new Stage(line, new ArrayList<>()));
      } else {
        List<String> needs = parts.length < 2 ? List.of() : Arrays.asList(parts[1].split(", ", -1));
        stages.getLast().stops.add(new Stop(parts[0], needs));
      }
    }
    return stages;
  }

  private static List<Choice> choices(List<String> lines) {
    List<List<Choice>> levels = new ArrayList<>(List.of(new ArrayList<>()));
    for (String line : lines) {
      String words = line.strip();
      int level = (line.length() - words.length()) / 2;
      int colon = words.lastIndexOf(": ");
      Choice choice =
          colon < 0
              ? new Choice(words, "", new ArrayList<>())
              : new Choice(words.substring(0, colon), words.substring(colon + 2), List.of());
      levels.subList(level + 1, levels.size()).clear();
      levels.getLast().add(choice);
      levels.add(choice.below);
    }
    return levels.getFirst();
  }

  private static List<String> lines(String name) {
    try (InputStream file =
        Objects.requireNonNull(Guide.class.getResourceAsStream("guide/" + name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
