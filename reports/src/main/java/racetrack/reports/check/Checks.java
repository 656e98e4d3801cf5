// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import racetrack.catalogue.Check;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Question;

/// The checks of a pattern's contract and model, read from the class files of the tests: nothing is
/// loaded, and the list is fixed before anything is asked.
///
/// @param tests the folder of the test classes
record Checks(Path tests) {

  private static final Set<String> TESTS =
      Set.of(
          "Lorg/junit/jupiter/api/Test;",
          "Lorg/junit/jupiter/api/RepeatedTest;",
          "Lorg/junit/jupiter/params/ParameterizedTest;");

  /// {@return the checks that a question is made of}
  ///
  /// @param entry the pattern
  /// @param question the contract or the model
  List<Check> of(Entry entry, Question question) {
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

  private static boolean isTest(MethodModel method) {
    return method.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
        .flatMap(annotations -> annotations.annotations().stream())
        .map(Annotation::className)
        .anyMatch(name -> TESTS.contains(name.stringValue()));
  }
}
