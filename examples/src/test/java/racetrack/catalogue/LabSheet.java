// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A lab sheet, and what of it is missing or untrue.
///
/// @param key the key of its pattern
/// @param text its Markdown
record LabSheet(String key, String text) {

  private static final List<String> HEADINGS =
      List.of("Predict", "Run", "Observe", "Explain", "Change", "The lab", "Next");

  /// The paragraph that sends to the glossary, and the words in it.
  private static final Pattern WORDS = Pattern.compile("\\*\\*Words\\*\\*\\s+such[^.]*\\.");

  private static final Pattern EMPHASIS = Pattern.compile("(?<!\\*)\\*([^*]+)\\*(?!\\*)");
  private static final Pattern LAB = Pattern.compile("`racetrack lab (?:start|predict) ([\\w.]+)");
  private static final Pattern BULLET = Pattern.compile("(?m)^- [^\n]*(?:\n  [^\n]*)*");
  private static final Pattern PROGRAM =
      Pattern.compile("racetrack((?:\\.[a-z]\\w*)+)\\.([A-Z]\\w*)");
  private static final Pattern NEIGHBOUR = Pattern.compile("`(\\w+Example)`");

  /// {@return a sentence for everything that is missing or untrue, without a subject}
  ///
  /// @param glossary the Markdown of the glossary
  /// @param isProgram whether there is a program of this full name
  List<String> faults(String glossary, Predicate<String> isProgram) {
    List<String> faults = new ArrayList<>();
    List<String> lines = text.lines().toList();
    HEADINGS.stream()
        .filter(heading -> !lines.contains("## " + heading))
        .map("has no \"%s\" in its lab sheet, README.md"::formatted)
        .forEach(faults::add);
    if (!text.contains("**Afterwards you can**")) {
      faults.add("has a lab sheet that does not say what one can do afterwards");
    }
    if (!text.contains("**Time:**")) {
      faults.add("has a lab sheet that does not say how long it takes");
    }
    words()
        .filter(word -> !explains(glossary, word))
        .map("has a word in its lab sheet that the glossary does not explain: %s"::formatted)
        .forEach(faults::add);
    all(LAB, text)
        .map(match -> match.group(1))
        .filter(other -> !other.equals(key))
        .map("starts the lab of another pattern in its lab sheet: %s"::formatted)
        .forEach(faults::add);
    programs()
        .filter(isProgram.negate())
        .map("runs a program in its lab sheet that is not there: %s"::formatted)
        .forEach(faults::add);
    return faults;
  }

  private Stream<String> words() {
    return all(WORDS, text)
        .flatMap(match -> all(EMPHASIS, match.group()))
        .map(match -> match.group(1).replaceAll("\\s+", " "));
  }

  /// {@return whether a word is one of those that a glossary explains}
  ///
  /// @param glossary its Markdown, a table in which the words are bold
  /// @param word the word, in any case
  static boolean explains(String glossary, String word) {
    String inBold = "(?m)^\\| \\*\\*[^|]*\\b%s\\b[^|]*\\*\\*".formatted(Pattern.quote(word));
    return Pattern.compile(inBold, Pattern.CASE_INSENSITIVE).matcher(glossary).find();
  }

  /// The full names of the programs that the sheet runs, also of those "in the same package".
  private Stream<String> programs() {
    return all(BULLET, text).map(MatchResult::group).flatMap(LabSheet::programs);
  }

  private static Stream<String> programs(String bullet) {
    List<MatchResult> named = all(PROGRAM, bullet).toList();
    if (named.isEmpty()) {
      return Stream.empty();
    }
    String place = "racetrack" + named.getFirst().group(1) + ".";
    return Stream.concat(
        named.stream().map(MatchResult::group),
        all(NEIGHBOUR, bullet).map(match -> place + match.group(1)));
  }

  private static Stream<MatchResult> all(Pattern pattern, String text) {
    return pattern.matcher(text).results();
  }
}
