// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.util.Comparator;
import java.util.List;
import org.apache.commons.text.similarity.LevenshteinDistance;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;

/// Finds the pattern that a key on the command line names.
final class EntryConverter implements ITypeConverter<Entry> {

  private static final int SUGGESTIONS = 3;

  @Override
  public Entry convert(String key) {
    Catalogue catalogue = Catalogue.load();
    return catalogue.find(key).orElseThrow(() -> unknown(key, catalogue));
  }

  private static TypeConversionException unknown(String key, Catalogue catalogue) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    List<String> nearest =
        catalogue.entries().stream()
            .map(Entry::key)
            .sorted(Comparator.comparing(known -> distance.apply(key, known)))
            .limit(SUGGESTIONS)
            .toList();
    return new TypeConversionException(
        "no pattern has the key '%s'; the nearest are %s, and `racetrack list` shows all"
            .formatted(key, String.join(", ", nearest)));
  }
}
