// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

/// A kind of check. Each is asked once, against a pattern's contract, and of every subject.
public enum Question {
  /// Does it keep its promises, one step at a time and at the edges? Asked by JUnit.
  CONTRACT("Contract"),

  /// Is every generated history linearizable? Asked by Lincheck, which shows the interleaving.
  MODEL("Model"),

  /// Does this JVM on these cores ever show a forbidden outcome? Asked by jcstress.
  RACE("Stress");

  private final String suffix;

  Question(String suffix) {
    this.suffix = suffix;
  }

  /// {@return what the name of the asking class adds to the contract's, as in `BoundedQueueStress`}
  public String suffix() {
    return suffix;
  }
}
