// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

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

  /// {@return the name by which answers know it: its own, or the full name of the class that stands
  /// in for it}
  default String title() {
    return claim() instanceof Claim.Submitted submitted
        ? submitted.implementation().getName()
        : name();
  }

  /// {@return what another JVM has to [#select] for it}
  default String alias() {
    return claim() instanceof Claim.Submitted ? Submission.alias(title()) : name();
  }

  /// Creates an instance of a class that [Claim#sound(String)] or [Claim#submitted] finds by name,
  /// since no code can name it: it is compiled after the others, if at all.
  ///
  /// @param <C> the pattern's contract, with the type arguments that the caller wants
  /// @param contract the contract
  /// @param arguments what the constructor takes
  /// @return the instance
  /// @throws IllegalStateException if the class is absent, or has no such constructor
  @SuppressWarnings("unchecked") // nothing was put into it that would be of another type
  default <C> C instantiate(Class<? super C> contract, Object... arguments) {
    if (Submission.isFirst(this)) {
      return (C) contract.cast(Submission.makeFirst(arguments));
    }
    if (claim() instanceof Claim.Submitted submitted) {
      return (C) contract.cast(Submission.makeSelected(this, submitted.like(), arguments));
    }
    if (!claim().isPresent()) {
      throw new IllegalStateException(
          name() + " needs a build with -Ppreview and a JVM with --enable-preview.");
    }
    Class<?> type = claim().implementation();
    return (C) contract.cast(Submission.make(type, type, arguments));
  }

  /// Selects the subject that this JVM tests from now on, as [#PROPERTY] does from its start.
  ///
  /// @param alias the name of a subject, or what [Submission#alias] returns of a class
  static void select(String alias) {
    System.setProperty(PROPERTY, Submission.select(alias));
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
