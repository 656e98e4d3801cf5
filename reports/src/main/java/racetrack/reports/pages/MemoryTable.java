// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Subject;
import racetrack.reports.pages.Page.Memory;
import racetrack.reports.pages.Page.MemoryLine;
import racetrack.reports.results.Measurement;
import racetrack.runners.Layout;

/// Gathers what a pattern's subjects need of memory.
///
/// @param measurements the measurements of all patterns
/// @param layouts the layouts of all subjects
record MemoryTable(List<Measurement> measurements, List<Layout> layouts) {

  Memory of(Entry entry) {
    List<Measurement> counted =
        measurements.stream()
            .filter(measurement -> measurement.key().equals(entry.key()))
            .filter(measurement -> measurement.subject() != null && measurement.bytes() != null)
            .toList();
    List<String> operations = counted.stream().map(MemoryTable::operation).distinct().toList();
    List<MemoryLine> lines = new ArrayList<>();
    for (Subject subject : entry.sound()) {
      List<Measurement> own =
          counted.stream().filter(each -> subject.name().equals(each.subject())).toList();
      if (!own.isEmpty()) {
        lines.add(
            new MemoryLine(
                subject.name(), operations.stream().map(name -> bytes(name, own)).toList()));
      }
    }
    return new Memory(
        operations,
        lines,
        layouts.stream().filter(layout -> layout.key().equals(entry.key())).toList());
  }

  private static String operation(Measurement measurement) {
    List<String> words = new ArrayList<>(List.of(measurement.operation()));
    measurement.parameters().forEach((name, value) -> words.add(name + " " + value));
    return String.join(", ", words);
  }

  /// Bytes with one worker, and with the most if that is something else.
  private static String bytes(String operation, Collection<Measurement> measurements) {
    List<String> ends =
        measurements.stream()
            .filter(measurement -> operation(measurement).equals(operation))
            .sorted(Comparator.comparingInt(Measurement::workers))
            .map(measurement -> String.format(Locale.ROOT, "%.0f", measurement.bytes()))
            .toList();
    if (ends.isEmpty()) {
      return "–";
    }
    return ends.getFirst().equals(ends.getLast())
        ? ends.getFirst()
        : ends.getFirst() + " to " + ends.getLast();
  }
}
