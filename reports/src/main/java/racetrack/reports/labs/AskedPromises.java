// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Check;
import racetrack.catalogue.Entry;
import racetrack.catalogue.NumberedPromise;
import racetrack.catalogue.Promises;
import racetrack.catalogue.Question;
import racetrack.reports.launch.Kit;

/// The promises that a check asks about, read from the class files of the checks: none was asked
/// yet.
///
/// @param kit the kit
record AskedPromises(Kit kit) {

  /// {@return the promises, in the order of the contract}
  ///
  /// @param entry the pattern
  /// @param check one of its checks
  List<NumberedPromise> of(Entry entry, Check check) {
    String asker = entry.asker(check.question()).replace('.', '/');
    List<Integer> numbers =
        check.question() == Question.RACE
            ? numbers(scenario(asker + "$" + check.name() + ".class"))
            : model(kit.questions().resolve(asker + ".class")).methods().stream()
                .filter(method -> method.methodName().equalsString(check.name()))
                .findFirst()
                .map(AskedPromises::numbers)
                .orElse(List.of());
    return Promises.of(entry).stream()
        .filter(promise -> numbers.contains(promise.number()))
        .toList();
  }

  private static ClassModel model(Path file) {
    try {
      return ClassFile.of().parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ClassModel scenario(String file) {
    try (JarFile jar = new JarFile(kit.racesClassPath())) {
      ZipEntry found =
          Optional.ofNullable(jar.getEntry(file))
              .orElseThrow(
                  () -> new IllegalStateException("There is no " + file + " in the races."));
      try (InputStream stream = jar.getInputStream(found)) {
        return ClassFile.of().parse(stream.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Integer> numbers(AttributedElement element) {
    String asks = Asks.class.descriptorString();
    return element.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
        .flatMap(annotations -> annotations.annotations().stream())
        .filter(annotation -> annotation.className().equalsString(asks))
        .flatMap(annotation -> annotation.elements().stream())
        .map(AnnotationElement::value)
        .flatMap(value -> ((AnnotationValue.OfArray) value).values().stream())
        .map(value -> ((AnnotationValue.OfInt) value).intValue())
        .toList();
  }
}
