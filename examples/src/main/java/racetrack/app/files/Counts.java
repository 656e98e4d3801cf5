// SPDX-License-Identifier: Apache-2.0
package racetrack.app.files;

/// What there is in a text.
///
/// @param bytes the size of the file, with its byte order mark if it has one
/// @param lines each ends with a line feed, a carriage return or the two of them; the last need not
/// @param words what stands between white space, as [Character#isWhitespace(char)] has it
/// @param characters Unicode code points, ends of lines included, the byte order mark not
public record Counts(long bytes, long lines, long words, long characters) implements Outcome {

  /// Nothing at all.
  public static final Counts NONE = new Counts(0, 0, 0, 0);

  /// {@return these and those of another file, or these alone if the other has none}
  ///
  /// @param outcome what became of the other file
  public Counts plus(Outcome outcome) {
    return switch (outcome) {
      case Counts(long moreBytes, long moreLines, long moreWords, long moreCharacters) ->
          new Counts(
              bytes + moreBytes, lines + moreLines, words + moreWords, characters + moreCharacters);
      case Failure _ -> this;
    };
  }
}
