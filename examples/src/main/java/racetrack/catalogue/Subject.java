// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import java.lang.reflect.Constructor;

/// One implementation of a pattern's contract, as the checks and benchmarks see it.
///
/// Each pattern has an enum of its subjects. The first constant is the reference.
public interface Subject {

  /// The system property that names the subject under test in a forked JVM.
  String PROPERTY = "racetrack.subject";

  /// {@return the name of the enum constant, unique within the pattern}
  String name();

  /// {@return what the subject says of itself}
  Claim claim();

  /// Creates an instance of a class that [Claim#sound(String)] names, since no code can: it is
  /// compiled after the others, if at all.
  ///
  /// @param <C> the pattern's contract
  /// @param contract the contract
  /// @param arguments what the only constructor takes
  /// @return the instance
  /// @throws IllegalStateException if the class is absent
  default <C> C instantiate(Class<C> contract, Object... arguments) {
    if (!claim().isPresent()) {
      throw new IllegalStateException(
          name() + " needs a build with -Ppreview and a JVM with --enable-preview.");
    }
    try {
      Constructor<?> constructor = claim().implementation().getDeclaredConstructors()[0];
      constructor.setAccessible(true);
      return contract.cast(constructor.newInstance(arguments));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(claim().implementation() + " has another constructor.", e);
    }
  }

  /// Finds the subject that this JVM was started to test.
  ///
  /// Keep the answer in a `static final` field: the compiler then folds it away, and a race test
  /// runs the subject's code and nothing else.
  ///
  /// @param <S> the pattern's enum of subjects
  /// @param subjects the pattern's subjects
  /// @return the subject named by [#PROPERTY], or the reference if none is named
  /// @throws IllegalArgumentException if the property names no subject of this pattern
  static <S extends Enum<S> & Subject> S selected(Class<S> subjects) {
    String name = System.getProperty(PROPERTY);
    return name == null ? subjects.getEnumConstants()[0] : Enum.valueOf(subjects, name);
  }
}
