// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.util.List;

/// What the first page shows of the patterns. All text is finished.
public final class Overview {

  private Overview() {}

  /// Patterns that belong together.
  ///
  /// @param name the family's name, which begins their keys
  /// @param lines a line for each of its patterns
  public record Family(String name, List<Line> lines) {}

  /// A pattern.
  ///
  /// @param key its key
  /// @param title its title
  /// @param marks what each question came to for all its sound subjects, and then for its twins
  /// @param best the best throughput
  /// @param spark how its subjects scale
  /// @param verdicts the judgements that it has, by which it can be found, with spaces between
  /// @param rules the CERT rules that its twins break, with spaces between
  /// @param seeds the rows of the tutorials that it answers, with spaces between
  public record Line(
      String key,
      String title,
      List<Mark> marks,
      Best best,
      Spark spark,
      String verdicts,
      String rules,
      String seeds) {}

  /// What a question came to.
  ///
  /// @param style a class of the style sheet
  /// @param word what it came to
  /// @param figure how much that says, as short as can be; may be empty
  /// @param more the same in words
  /// @param reason the number of the reason why it cannot be asked; 0 if it can
  public record Mark(String style, String word, String figure, String more, int reason) {}

  /// The best throughput.
  ///
  /// @param figure the figure with its unit; empty if nothing was measured
  /// @param who who has it, and with how many workers
  public record Best(String figure, String who) {}

  /// Why questions cannot be asked.
  ///
  /// @param number its number in the table
  /// @param words the reason
  /// @param of which question it is about, and the titles of the patterns
  public record Reason(int number, String words, String of) {}

  /// What the patterns can be sorted out by.
  ///
  /// @param families the families
  /// @param verdicts the judgements that were given
  /// @param rules the CERT rules
  /// @param seeds the rows of the tutorials
  public record Filters(
      List<String> families, List<String> verdicts, List<String> rules, List<String> seeds) {}

  /// A question of the decision tree, or an answer to the one above it.
  ///
  /// @param words what it says
  /// @param key the pattern to choose; empty if there are more questions
  /// @param title the title of that pattern
  /// @param measured what was measured of it
  /// @param below the answers
  public record Branch(
      String words, String key, String title, String measured, List<Branch> below) {}

  /// How this run compares with the last one.
  ///
  /// @param than which run it is compared with; or why there is none
  /// @param worse what is worse
  /// @param better what is better
  /// @param other what is new or gone
  public record Since(String than, List<String> worse, List<String> better, List<String> other) {}
}
