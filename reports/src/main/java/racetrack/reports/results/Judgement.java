// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.results;

/// How a finding stands against the claim of its subject.
public enum Judgement {
  /// A sound subject held.
  PASSED("passed", true),

  /// A sound subject broke.
  FAILED("failed", false),

  /// A twin broke, as it claims.
  CAUGHT("caught", true),

  /// A twin held, though this check must catch it: the check has lost its teeth.
  ESCAPED("escaped", false),

  /// A twin whose wound shows on other processors only. It is neither caught nor a fault.
  NOT_OBSERVABLE("not observable here", true),

  /// The check was not made. This is not a pass.
  NOT_ASKED("not asked", false);

  private final String words;
  private final boolean good;

  Judgement(String words, boolean good) {
    this.words = words;
    this.good = good;
  }

  /// {@return the judgement as a sentence would have it}
  public String words() {
    return words;
  }

  /// {@return whether the gate opens for it}
  public boolean good() {
    return good;
  }
}
