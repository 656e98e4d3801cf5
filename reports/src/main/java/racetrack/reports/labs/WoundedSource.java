// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A class of the kit without the words that give it away: its doc comment, its marks of a wound
/// and the warnings that it had to suppress.
///
/// @param lines the lines that are left
/// @param wounds the numbers of those that a mark stood at, from 1
/// @param words what the marks said
record WoundedSource(List<String> lines, List<Integer> wounds, List<String> words) {

  private static final Pattern TRAILING = Pattern.compile("\\s*// (wound|follows the wound)\\b.*");
  private static final Pattern WORDS = Pattern.compile("// wound: (.*)");
  private static final String HINT_OF_COMPILER = "\\s*(@SuppressWarnings.*|}\\)) // the wound.*";

  WoundedSource {
    lines = List.copyOf(lines);
    wounds = List.copyOf(wounds);
    words = List.copyOf(words);
  }

  /// {@return a source without them}
  ///
  /// @param source the text of a Java file
  static WoundedSource of(String source) {
    List<String> kept = new ArrayList<>();
    List<Integer> wounds = new ArrayList<>();
    List<String> words = new ArrayList<>();
    boolean isRemark = false;
    for (String line : withoutClassDoc(source.lines().toList())) {
      boolean isComment = line.strip().startsWith("//") && !line.strip().startsWith("///");
      WORDS.matcher(line).results().forEach(match -> words.add(match.group(1)));
      if (line.matches(HINT_OF_COMPILER)) {
        dropAnnotation(kept, line);
      } else if (isComment && (isRemark || TRAILING.matcher(line).find())) {
        isRemark = true; // a remark may go on in the next line
        wounds.add(kept.size() + 1);
      } else {
        isRemark = false;
        String code = TRAILING.matcher(line).replaceFirst("");
        kept.add(code);
        if (!code.equals(line)) {
          wounds.add(kept.size());
        }
      }
    }
    return new WoundedSource(kept, wounds.stream().distinct().toList(), words);
  }

  /// Drops what was kept of an annotation that ends in this line.
  private static void dropAnnotation(List<String> kept, String line) {
    if (line.strip().startsWith("@")) {
      return;
    }
    while (!kept.removeLast().contains("@SuppressWarnings")) {
      // It began further up.
    }
  }

  /// The first doc comment of a file is its class's.
  private static List<String> withoutClassDoc(List<String> source) {
    int first = 0;
    while (first < source.size() && !source.get(first).startsWith("///")) {
      first++;
    }
    int next = first;
    while (next < source.size() && source.get(next).startsWith("///")) {
      next++;
    }
    List<String> rest = new ArrayList<>(source.subList(0, first));
    rest.addAll(source.subList(next, source.size()));
    return rest;
  }

  /// {@return the same with other words in its lines}
  ///
  /// @param changed the lines, as many as there are here
  WoundedSource with(List<String> changed) {
    return new WoundedSource(changed, wounds, words);
  }
}
