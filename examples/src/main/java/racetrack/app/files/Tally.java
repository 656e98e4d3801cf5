// SPDX-License-Identifier: Apache-2.0
package racetrack.app.files;

/// Counts lines, words and characters as the text goes by, in pieces cut anywhere.
///
/// Used by one thread. What a piece leaves open, a line, a word or half an end of line, the next
/// one goes on with.
final class Tally {

  private long lines;
  private long words;
  private long characters;
  private boolean isInLine;
  private boolean isInWord;
  private char last;

  void accept(CharSequence piece) {
    for (int index = 0; index < piece.length(); index++) {
      accept(piece.charAt(index));
    }
  }

  /// Characters beyond U+FFFF come as two. None of them is white space or ends a line.
  private void accept(char next) {
    if (!Character.isLowSurrogate(next)) {
      characters++;
    }
    boolean endsLine = next == '\r' || next == '\n';
    if (endsLine && !(last == '\r' && next == '\n')) {
      lines++;
    }
    isInLine = !endsLine;
    boolean isWord = !Character.isWhitespace(next);
    if (isWord && !isInWord) {
      words++;
    }
    isInWord = isWord;
    last = next;
  }

  /// {@return the counts at the end of the file}
  ///
  /// @param bytes the size of the file
  Counts counts(long bytes) {
    return new Counts(bytes, isInLine ? lines + 1 : lines, words, characters);
  }
}
