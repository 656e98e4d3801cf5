// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.certificate;

import java.util.Locale;

/// What a program of the certificate is.
public enum Group {
  /// Wrong, by a mistake: it must be found broken.
  WRONG("caught"),

  /// Right: it must hold.
  RIGHT("held"),

  /// Wrong, and it tries to hide it: it must not hold.
  CHEATS("caught");

  private final String good;

  Group(String good) {
    this.good = good;
  }

  /// {@return the word for a program that came to what it should}
  String good() {
    return good;
  }

  /// {@return its folder}
  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }
}
