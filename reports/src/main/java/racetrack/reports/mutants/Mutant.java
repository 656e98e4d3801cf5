// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.mutants;

/// One small mistake in a source: an edit of its text.
///
/// @param operator the kind of mistake
/// @param line the line of the source that it is about, counted from 1
/// @param start where the replaced text begins
/// @param end where it ends
/// @param replacement what stands there instead
public record Mutant(Operator operator, int line, int start, int end, String replacement) {

  /// {@return the source with the mistake}
  ///
  /// @param source the source that the mutant was made from
  public String applyTo(String source) {
    return source.substring(0, start) + replacement + source.substring(end);
  }
}
