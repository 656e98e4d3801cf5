// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.marks;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import racetrack.reports.check.Word;
import racetrack.reports.marks.ClassView.Count;

/// How many versions of a submission it took until one held: those that were graded into the same
/// folder, since nobody knows of others.
final class Tries {

  /// Behind all numbers.
  private static final int NEVER = Integer.MAX_VALUE;

  private Tries() {}

  /// {@return how many submissions held with their first version, their second, and so on, and how
  /// many never; none if no submission was graded twice}
  ///
  /// @param versions the words for the versions of each submission, in the order of their grading
  static List<Count> counts(Collection<List<String>> versions) {
    if (versions.stream().allMatch(words -> words.size() < 2)) {
      return List.of();
    }
    Map<Integer, Long> counts =
        versions.stream()
            .collect(Collectors.groupingBy(Tries::untilHeld, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(one -> Count.of(words(one.getKey()), one.getValue(), versions.size()))
        .toList();
  }

  private static int untilHeld(List<String> words) {
    int place = words.indexOf(Word.HELD.toString());
    return place < 0 ? NEVER : place + 1;
  }

  private static String words(int tries) {
    return switch (tries) {
      case NEVER -> "none has held yet";
      case 1 -> "the first version";
      default -> "version %d".formatted(tries);
    };
  }
}
