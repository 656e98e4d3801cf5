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
import java.lang.classfile.MethodModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Check;
import racetrack.catalogue.Dimension;
import racetrack.catalogue.Entry;
import racetrack.catalogue.NumberedPromise;
import racetrack.catalogue.Promises;
import racetrack.catalogue.Question;
import racetrack.reports.launch.Kit;

/// The promises that a check asks about, read from the class files of the checks: none was asked
/// yet.
///
/// @param kit the kit
public record AskedPromises(Kit kit) {

  /// {@return the promises, in the order of the contract}
  ///
  /// @param entry the pattern
  /// @param check one of its checks
  public List<NumberedPromise> of(Entry entry, Check check) {
    List<Integer> numbers =
        check.question() == Question.RACE
            ? numbers(scenario(asker(entry, check) + "$" + check.name() + ".class"))
            : method(entry, check).map(AskedPromises::numbers).orElse(List.of());
    return Promises.of(entry).stream()
        .filter(promise -> numbers.contains(promise.number()))
        .toList();
  }

  /// {@return what a check is about}
  ///
  /// @param entry the pattern
  /// @param check one of its checks
  public Dimension dimension(Entry entry, Check check) {
    Optional<Dimension> said =
        check.question() == Question.RACE
            ? Optional.empty()
            : method(entry, check).flatMap(AskedPromises::said);
    return Dimension.of(check.question(), said, of(entry, check))
        .orElseThrow(() -> new IllegalStateException(check + " belongs to no dimension."));
  }

  private static String asker(Entry entry, Check check) {
    return entry.asker(check.question()).replace('.', '/');
  }

  private Optional<MethodModel> method(Entry entry, Check check) {
    return model(kit.questions().resolve(asker(entry, check) + ".class")).methods().stream()
        .filter(method -> method.methodName().equalsString(check.name()))
        .findFirst();
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
    return values(element, Asks.class)
        .flatMap(value -> ((AnnotationValue.OfArray) value).values().stream())
        .map(value -> ((AnnotationValue.OfInt) value).intValue())
        .toList();
  }

  private static Optional<Dimension> said(AttributedElement element) {
    return values(element, Asks.About.class)
        .map(value -> ((AnnotationValue.OfEnum) value).constantName().stringValue())
        .map(Dimension::valueOf)
        .findFirst();
  }

  private static Stream<AnnotationValue> values(AttributedElement element, Class<?> type) {
    return element.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
        .flatMap(annotations -> annotations.annotations().stream())
        .filter(annotation -> annotation.className().equalsString(type.descriptorString()))
        .flatMap(annotation -> annotation.elements().stream())
        .map(AnnotationElement::value);
  }
}
