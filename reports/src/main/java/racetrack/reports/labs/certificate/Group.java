// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.certificate;

import java.util.Locale;

/// What a program of the certificate is.
public enum Group {
  /// Wrong, by a mistake: it must be found broken.
  WRONG,

  /// Right: it must hold.
  RIGHT,

  /// Wrong, and it tries to hide it: it must not hold.
  CHEATS;

  /// {@return its folder}
  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }
}
