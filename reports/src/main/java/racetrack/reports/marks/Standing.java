// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.marks;

import racetrack.reports.check.Word;

/// What a submission came to, as a whole or in one dimension. It comes before any points.
public enum Standing {
  /// A promise was broken, and there is evidence.
  BROKEN("BROKEN"),

  /// It was not asked: it does not compile, say, or has what no lab needs.
  REFUSED("REFUSED"),

  /// Not asked, because the class had ended or held up its JVMs before. An answer that the class
  /// itself keeps back counts as failed.
  NOT_REACHED("NOT REACHED"),

  /// Nobody knows, and a person decides.
  NOT_DECIDED("NOT DECIDED"),

  /// No promise was seen broken, in so much searching.
  HELD("HELD");

  private final String text;

  Standing(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }

  static Standing of(Word word) {
    return switch (word) {
      case BROKEN -> BROKEN;
      case NOT_DECIDED -> NOT_DECIDED;
      case HELD -> HELD;
    };
  }

  /// {@return the one that stands for both: the worse}
  ///
  /// @param other the other
  Standing and(Standing other) {
    return compareTo(other) < 0 ? this : other;
  }
}
