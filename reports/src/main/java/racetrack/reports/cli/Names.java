// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;

/// Names on the command line, and the nearest known ones for those that are unknown.
///
/// picocli's own converters are not asked: where a parameter may be left out, it takes a word that
/// one of them refuses for a word too many.
final class Names {

  private static final int SUGGESTIONS = 3;

  private Names() {}

  /// {@return the patterns that some keys name}
  ///
  /// @param keys the keys, in any order
  /// @param spec the command
  /// @throws ParameterException if there is no such pattern
  static List<Entry> entries(List<String> keys, CommandSpec spec) {
    Catalogue catalogue = Catalogue.load();
    List<Entry> entries = new ArrayList<>();
    for (String key : keys) {
      entries.add(catalogue.find(key).orElseThrow(() -> unknown(key, catalogue, spec)));
    }
    return entries.stream().distinct().toList();
  }

  private static ParameterException unknown(String key, Catalogue catalogue, CommandSpec spec) {
    List<String> known = catalogue.entries().stream().map(Entry::key).toList();
    return new ParameterException(
        spec.commandLine(),
        "No pattern has the key '%s'; the nearest are %s, and `racetrack list` shows all."
            .formatted(key, nearest(key, known)));
  }

  /// Refuses a name that is unknown.
  ///
  /// @param what what it names
  /// @param names the names to check
  /// @param known the known ones
  /// @param spec the command
  /// @throws ParameterException if one of them is unknown
  static void check(
      String what, Collection<String> names, Collection<String> known, CommandSpec spec) {
    for (String name : names) {
      if (!known.contains(name)) {
        throw new ParameterException(
            spec.commandLine(),
            "No %s is named '%s'; the nearest are %s.".formatted(what, name, nearest(name, known)));
      }
    }
  }

  /// {@return the known names that differ least from a name, the nearest first}
  ///
  /// @param name the name
  /// @param known the known ones
  static String nearest(String name, Collection<String> known) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return known.stream()
        .sorted(Comparator.comparing(each -> distance.apply(name, each)))
        .limit(SUGGESTIONS)
        .collect(Collectors.joining(", "));
  }
}
