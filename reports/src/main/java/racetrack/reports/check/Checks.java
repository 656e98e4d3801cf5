// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import racetrack.catalogue.Check;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Question;
import racetrack.reports.launch.Kit;

/// The checks of a pattern's contract and model, read from the class files of the tests: nothing is
/// loaded, and the list is fixed before anything is asked.
///
/// @param tests the folder of the test classes
/// @param races the jar of the race scenarios
public record Checks(Path tests, Path races) {

  private static final Set<String> TESTS =
      Set.of(
          "Lorg/junit/jupiter/api/Test;",
          "Lorg/junit/jupiter/api/RepeatedTest;",
          "Lorg/junit/jupiter/params/ParameterizedTest;");

  /// Whoever writes tests may put one by.
  private static final String DISABLED = "Lorg/junit/jupiter/api/Disabled;";

  /// {@return the checks of a kit}
  ///
  /// @param kit the kit
  public static Checks ofKit(Kit kit) {
    return new Checks(kit.questions(), Path.of(kit.racesClassPath()));
  }

  /// {@return the checks that a question is made of}
  ///
  /// @param entry the pattern
  /// @param question the contract or the model
  public List<Check> of(Entry entry, Question question) {
    return in(entry.asker(question), question);
  }

  /// {@return the checks that a class of tests makes}
  ///
  /// @param asker its full name
  /// @param question what they ask about
  List<Check> in(String asker, Question question) {
    Path file = tests.resolve(asker.replace('.', '/') + ".class");
    try {
      return ClassFile.of().parse(Files.readAllBytes(file)).methods().stream()
          .filter(Checks::isTest)
          .map(method -> new Check(question, method.methodName().stringValue()))
          .distinct()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Refuses a check that a pattern does not have.
  ///
  /// @param entry the pattern
  /// @param check the check
  /// @throws BadSubmissionException if the pattern does not have it
  void require(Entry entry, Check check) {
    boolean isKnown =
        !entry.lacks(check.question())
            && (check.question() == Question.RACE
                ? hasScenario(entry, check.name())
                : of(entry, check.question()).contains(check));
    if (!isKnown) {
      throw new BadSubmissionException(
          "%s has no check %s: a result of `check` says the ids that it has, after --repeat."
              .formatted(entry.key(), check));
    }
  }

  private boolean hasScenario(Entry entry, String name) {
    String file = entry.asker(Question.RACE).replace('.', '/') + "$" + name + ".class";
    try (ZipFile jar = new ZipFile(races.toFile())) {
      return jar.getEntry(file) != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isTest(MethodModel method) {
    Set<String> names =
        method.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
            .flatMap(annotations -> annotations.annotations().stream())
            .map(annotation -> annotation.className().stringValue())
            .collect(Collectors.toSet());
    return !Collections.disjoint(names, TESTS) && !names.contains(DISABLED);
  }
}
