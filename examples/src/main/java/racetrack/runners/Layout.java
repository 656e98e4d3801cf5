// SPDX-License-Identifier: Apache-2.0
package racetrack.runners;

import static java.util.Objects.requireNonNull;

/// How a subject's object lies in memory.
///
/// @param key the pattern's key
/// @param subject the name of the subject's enum constant
/// @param text a line for each field: offset and size in bytes, type, name
public record Layout(String key, String subject, String text) {

  /// Refuses null.
  public Layout {
    requireNonNull(key, "key");
    requireNonNull(subject, "subject");
    requireNonNull(text, "text");
  }
}
