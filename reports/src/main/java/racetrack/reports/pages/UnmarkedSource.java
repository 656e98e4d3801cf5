// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A class of the kit without the words that give its wound away: its doc comment, its marks, and
/// the warnings that it had to suppress.
///
/// @param lines the lines that are left
/// @param words what the marks said
public record UnmarkedSource(List<Line> lines, List<String> words) {

  private static final Pattern TRAILING = Pattern.compile("\\s*// (wound|follows the wound)\\b.*");

  /// Why a mutant changes nothing: of no use to who reads the class.
  private static final Pattern NOTE = Pattern.compile("\\s*// equivalent: .*");

  private static final Pattern WORDS = Pattern.compile("// wound: (.*)");
  private static final String HINT_OF_COMPILER = "\\s*(@SuppressWarnings.*|}\\)) // the wound.*";

  /// Keeps what is left of a source.
  public UnmarkedSource {
    lines = List.copyOf(lines);
    words = List.copyOf(words);
  }

  /// A line that is left.
  ///
  /// @param number its number in the file, from 1
  /// @param text what is left of it
  /// @param isMarked whether a mark stood in it, or right above it
  public record Line(int number, String text, boolean isMarked) {}

  /// {@return what is left of a source}
  ///
  /// @param source the text of a Java file
  public static UnmarkedSource of(String source) {
    List<Line> kept = new ArrayList<>();
    List<String> words = new ArrayList<>();
    boolean isRemark = false;
    boolean isMarked = false;
    for (Line line : withoutClassDoc(source.lines().toList())) {
      String text = line.text();
      boolean isWound = TRAILING.matcher(text).find();
      boolean isComment = text.strip().startsWith("//") && !text.strip().startsWith("///");
      WORDS.matcher(text).results().forEach(match -> words.add(match.group(1)));
      if (text.matches(HINT_OF_COMPILER)) {
        dropAnnotation(kept, text);
      } else if (isComment && (isRemark || isWound || NOTE.matcher(text).find())) {
        isRemark = true; // a remark may go on in the next line
        isMarked |= isWound;
      } else {
        String code = NOTE.matcher(TRAILING.matcher(text).replaceFirst("")).replaceFirst("");
        kept.add(new Line(line.number(), code, isMarked || isWound));
        isRemark = false;
        isMarked = false;
      }
    }
    return new UnmarkedSource(kept, words);
  }

  /// Drops what was kept of an annotation that ends in this line.
  private static void dropAnnotation(List<Line> kept, String line) {
    if (line.strip().startsWith("@")) {
      return;
    }
    while (!kept.removeLast().text().contains("@SuppressWarnings")) {
      // It began further up.
    }
  }

  /// The first doc comment of a file is its class's.
  private static List<Line> withoutClassDoc(List<String> source) {
    int first = 0;
    while (first < source.size() && !source.get(first).startsWith("///")) {
      first++;
    }
    int next = first;
    while (next < source.size() && source.get(next).startsWith("///")) {
      next++;
    }
    List<Line> rest = new ArrayList<>();
    for (int i = 0; i < source.size(); i++) {
      if (i < first || i >= next) {
        rest.add(new Line(i + 1, source.get(i), false));
      }
    }
    return rest;
  }
}
