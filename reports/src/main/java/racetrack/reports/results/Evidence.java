// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.results;

import racetrack.catalogue.Answer;

/// What a check wrote, in two parts.
///
/// @param brief what a person reads first: a message, or an interleaving call by call
/// @param detail every step of the interleaving with its place in the source; empty for other tools
public record Evidence(String brief, String detail) {

  /// Lincheck's own heading.
  private static final String DETAIL = "Detailed trace:";

  /// {@return the evidence of an answer}
  ///
  /// @param answer the answer
  public static Evidence of(Answer answer) {
    String text = answer.evidence();
    int detail = text.indexOf(DETAIL);
    return detail < 0
        ? new Evidence(text.strip(), "")
        : new Evidence(text.substring(0, detail).strip(), text.substring(detail).strip());
  }
}
