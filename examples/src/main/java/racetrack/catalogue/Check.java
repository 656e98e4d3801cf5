// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import static java.util.Objects.requireNonNull;

/// One check of a pattern: a test method, a model or a race scenario.
///
/// @param question the kind of check
/// @param name the simple name of the scenario's class, or of the test method
public record Check(Question question, String name) {

  /// Names a check.
  public Check {
    requireNonNull(question, "question");
    requireNonNull(name, "name");
  }

  /// {@return the contract's test method of this name}
  ///
  /// @param method the simple name of the method
  public static Check contract(String method) {
    return new Check(Question.CONTRACT, method);
  }

  /// {@return the check that every pattern's Lincheck model makes}
  public static Check model() {
    return new Check(Question.MODEL, "isLinearizable");
  }

  /// {@return the race scenario of this name}
  ///
  /// @param scenario the simple name of the scenario's class
  public static Check race(String scenario) {
    return new Check(Question.RACE, scenario);
  }

  @Override
  public String toString() {
    return question + " " + name;
  }
}
