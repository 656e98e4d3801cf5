// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import java.nio.file.Path;
import java.util.Optional;

/// Classes that take the place of those of a sound subject of the same names.
///
/// @param subject the name of the subject
/// @param folder where the classes lie
record Mutant(String subject, Path folder) {

  private static final String SEPARATOR = "@";

  /// {@return the mutant that is meant, if one is}
  ///
  /// @param alias a name that [#alias] has made, or another
  static Optional<Mutant> of(String alias) {
    int end = alias.indexOf(SEPARATOR);
    return end < 0
        ? Optional.empty()
        : Optional.of(new Mutant(alias.substring(0, end), Path.of(alias.substring(end + 1))));
  }

  /// {@return what answers call it, and what a forked JVM is asked for}
  String alias() {
    return subject + SEPARATOR + folder;
  }
}
