// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import java.util.List;
import java.util.stream.IntStream;
import racetrack.reports.pages.UnmarkedSource;

/// A class of the kit without the words that give it away: its doc comment, its marks of a wound
/// and the warnings that it had to suppress.
///
/// @param lines the lines that are left
/// @param wounds the numbers of those that a mark stood at, from 1
/// @param words what the marks said
record WoundedSource(List<String> lines, List<Integer> wounds, List<String> words) {

  WoundedSource {
    lines = List.copyOf(lines);
    wounds = List.copyOf(wounds);
    words = List.copyOf(words);
  }

  /// {@return a source without them}
  ///
  /// @param source the text of a Java file
  static WoundedSource of(String source) {
    UnmarkedSource unmarked = UnmarkedSource.of(source);
    List<UnmarkedSource.Line> lines = unmarked.lines();
    return new WoundedSource(
        lines.stream().map(UnmarkedSource.Line::text).toList(),
        IntStream.range(0, lines.size())
            .filter(i -> lines.get(i).isMarked())
            .mapToObj(i -> i + 1)
            .toList(),
        unmarked.words());
  }

  /// {@return the same with other words in its lines}
  ///
  /// @param changed the lines, as many as there are here
  WoundedSource with(List<String> changed) {
    return new WoundedSource(changed, wounds, words);
  }
}
