// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

/// What a run has to say of a class. There is no fourth word: a run never shows that a class is
/// right.
public enum Word {
  /// A promise was broken, and there is evidence.
  BROKEN("BROKEN"),

  /// Nobody knows, and there is a reason.
  NOT_DECIDED("NOT DECIDED"),

  /// No promise was seen broken, in so much searching.
  HELD("HELD");

  private final String text;

  Word(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }

  /// {@return the word that stands for both}
  ///
  /// @param other the other word
  Word and(Word other) {
    return compareTo(other) < 0 ? this : other;
  }
}
