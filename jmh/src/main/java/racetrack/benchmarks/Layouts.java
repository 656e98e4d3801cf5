// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.openjdk.jol.info.ClassLayout;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Subject;
import racetrack.runners.Layout;

/// How the subjects' objects lie in the memory of this JVM, as JOL finds it.
///
/// It is the subject's own object, not what it refers to: what counts is which fields share a cache
/// line.
final class Layouts {

  private Layouts() {}

  /// {@return the layout of every sound subject}
  ///
  /// @param keys the patterns
  /// @param catalogue where to find them
  static List<Layout> of(Set<String> keys, Catalogue catalogue) {
    PrintStream out = System.out;
    System.setOut(new PrintStream(PrintStream.nullOutputStream()));
    try {
      return measured(keys, catalogue); // JOL prints a warning where it cannot attach to its JVM
    } finally {
      System.setOut(out);
    }
  }

  private static List<Layout> measured(Set<String> keys, Catalogue catalogue) {
    List<Layout> layouts = new ArrayList<>();
    for (Entry entry : catalogue.entries()) {
      if (keys.contains(entry.key())) {
        for (Subject subject : entry.sound()) {
          Class<?> type = subject.claim().implementation();
          layouts.add(new Layout(entry.key(), subject.name(), text(type)));
        }
      }
    }
    return layouts;
  }

  private static String text(Class<?> type) {
    return ClassLayout.parseClass(type)
        .toPrintable()
        .replace(type.getName() + " object internals:", type.getSimpleName());
  }
}
