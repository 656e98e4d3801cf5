// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import java.util.Locale;

/// What a student does in a lab.
public enum Kind {
  /// Mends a class that breaks a promise.
  MEND,

  /// Writes a class that keeps the promises, from a skeleton.
  MAKE,

  /// Writes tests that a sound class passes and a broken one fails.
  CATCH,

  /// Judges classes without names: which are wrong, and by which promise?
  AUDIT,

  /// Holds a hypothesis against a measurement.
  MEASURE;

  /// {@return whether the student's class is asked the questions of the pattern}
  public boolean isAsked() {
    return this == MEND || this == MAKE;
  }

  /// {@return the word for it, as commands and folders have it}
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
