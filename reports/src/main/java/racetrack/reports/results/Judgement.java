// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.results;

import java.util.List;

/// How a finding stands against the claim of its subject.
public enum Judgement {
  /// A sound subject held.
  PASSED("passed", true),

  /// A sound subject held in a race that carries too little weight, or none. This is not a pass;
  /// the gate opens for it unless it is strict.
  WEAK("weak", true),

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

  private static final List<Judgement> WORST_FIRST = List.of(FAILED, ESCAPED, NOT_ASKED, WEAK);

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

  /// {@return whether a strict gate opens for it, too}
  public boolean goodIfStrict() {
    return good && this != WEAK;
  }

  /// {@return the judgement that stands for several: the worst, or the first if all are good enough
  /// for a strict gate}
  ///
  /// @param several at least one
  public static Judgement worst(List<Judgement> several) {
    return WORST_FIRST.stream().filter(several::contains).findFirst().orElseGet(several::getFirst);
  }
}
