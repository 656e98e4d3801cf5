// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// Chooses the subjects that a class of tests is run for.
///
/// These are all sound subjects, or the one that this JVM was started to test. Broken subjects may
/// hang or never end, so they are tested one by one, each in a JVM of its own that the gate
/// watches.
public final class SubjectsUnderTest implements ArgumentsProvider {

  @Override
  public Stream<Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    Field field = subjectField(context.getRequiredTestClass());
    String selected = System.getProperty(Subject.PROPERTY);
    return Arrays.stream(field.getType().getEnumConstants())
        .map(Subject.class::cast)
        .filter(subject -> subject.claim().isPresent())
        .filter(subject ->
            selected == null
                ? subject.claim() instanceof Claim.Sound
                : subject.name().equals(selected))
        .map(Arguments::of);
  }

  /// {@return the subject that an instance of a class of tests is for}
  ///
  /// @param tests an instance of a class of tests that is run for subjects
  static Subject subject(Object tests) {
    Field field = subjectField(tests.getClass());
    field.setAccessible(true);
    try {
      return (Subject) field.get(tests);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /// {@return the field that holds the subject}
  ///
  /// @param tests a class of tests that is run for subjects
  static Field subjectField(Class<?> tests) {
    return findSubjectField(tests)
        .orElseThrow(
            () -> new IllegalStateException(tests + " has no @Parameter field of a Subject enum"));
  }

  /// {@return the field that holds the subject, if a class of tests is run for subjects}
  ///
  /// @param tests any class of tests
  static Optional<Field> findSubjectField(Class<?> tests) {
    return Arrays.stream(tests.getDeclaredFields())
        .filter(field -> field.isAnnotationPresent(Parameter.class))
        .filter(field -> Subject.class.isAssignableFrom(field.getType()))
        .findFirst();
  }
}
