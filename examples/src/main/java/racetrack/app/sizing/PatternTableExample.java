// SPDX-License-Identifier: Apache-2.0
package racetrack.app.sizing;

import java.util.List;
import java.util.function.Consumer;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Program;
import racetrack.catalogue.Seed;

/// The summary of all patterns: the key, the title, the reference, and the Python it answers.
///
/// It is made from the catalogue, and so cannot miss a pattern or keep one that is gone.
@Seed(rows = "2.19", idiom = "the table: pattern, use case, example")
public final class PatternTableExample {

  private PatternTableExample() {}

  /// Prints the table.
  ///
  /// @param args ignored
  public static void main(String[] args) {
    print(Catalogue.load().entries(), System.out::println);
  }

  /// Prints a line for each pattern, and one below it for each Python idiom.
  ///
  /// @param entries the patterns
  /// @param lines takes what the program prints
  static void print(List<Entry> entries, Consumer<String> lines) {
    for (Entry entry : entries) {
      lines.accept(
          "%-20s %-28s %s"
              .formatted(
                  entry.key(),
                  entry.title(),
                  entry.subjects().getFirst().claim().implementation().getSimpleName()));
      entry.programs().stream()
          .map(Program::idiom)
          .distinct()
          .forEach(idiom -> lines.accept("    " + idiom));
    }
  }
}
