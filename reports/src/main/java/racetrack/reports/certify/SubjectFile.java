// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.certify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Subject;
import racetrack.reports.launch.Kit;

/// A source that sound subjects are made of.
///
/// These are the class of a subject and all that it uses in its own package, but for what is not of
/// its mechanism: the contract, the enum of the subjects, and twins.
///
/// @param path where it lies
/// @param source its text
/// @param subjects the subjects that are made of it; first, whose class it holds
/// @param around the sources that these are made of besides
record SubjectFile(Path path, String source, List<Subject> subjects, List<Path> around) {

  SubjectFile {
    subjects = List.copyOf(subjects);
    around = List.copyOf(around);
  }

  String name() {
    return path.getFileName().toString();
  }

  /// {@return the sources of a pattern's sound subjects}
  ///
  /// @param kit the checkout
  /// @param entry the pattern
  static List<SubjectFile> of(Kit kit, Entry entry) {
    Map<Subject, Set<Path>> files = new LinkedHashMap<>();
    for (Subject subject : entry.sound()) {
      files.put(subject, files(kit, entry, subject));
    }
    return files.values().stream()
        .flatMap(Set::stream)
        .distinct()
        .map(file -> of(file, files))
        .toList();
  }

  private static SubjectFile of(Path file, Map<Subject, Set<Path>> files) {
    List<Subject> subjects =
        files.keySet().stream()
            .filter(subject -> files.getOrDefault(subject, Set.of()).contains(file))
            .sorted(Comparator.comparing(subject -> !isOf(subject, file)))
            .toList();
    List<Path> around =
        subjects.stream()
            .flatMap(subject -> files.getOrDefault(subject, Set.of()).stream())
            .filter(other -> !other.equals(file))
            .distinct()
            .sorted()
            .toList();
    return new SubjectFile(file, read(file), subjects, around);
  }

  private static boolean isOf(Subject subject, Path file) {
    String name = subject.claim().implementation().getSimpleName() + ".java";
    return file.getFileName().toString().equals(name);
  }

  private static Set<Path> files(Kit kit, Entry entry, Subject subject) {
    Set<String> others =
        Stream.concat(
                Stream.of(entry.pattern().contract(), entry.pattern().subjects()),
                entry.broken().stream().map(twin -> twin.claim().implementation()))
            .map(type -> type.getName().replace('.', '/'))
            .collect(Collectors.toSet());
    String folder = entry.pattern().contract().getPackageName().replace('.', '/') + "/";
    Deque<String> open = new ArrayDeque<>();
    open.add(subject.claim().implementation().getName().replace('.', '/'));
    Set<String> seen = new LinkedHashSet<>();
    Set<Path> files = new LinkedHashSet<>();
    while (!open.isEmpty()) {
      String name = open.remove();
      if (!name.startsWith(folder) || others.contains(outermost(name)) || !seen.add(name)) {
        continue;
      }
      ClassModel type = parse(kit.examples().resolve(name + ".class"));
      open.addAll(references(type));
      type.findAttribute(Attributes.sourceFile())
          .map(file -> kit.examples().resolve(folder + file.sourceFile().stringValue()))
          .filter(Files::exists) // sources of the profile `preview` lie elsewhere
          .ifPresent(files::add);
    }
    return files;
  }

  /// {@return whether anything of a pattern starts JVMs, and hands the class path on to them}
  ///
  /// @param kit the checkout
  /// @param entry the pattern
  static boolean startsJvms(Kit kit, Entry entry) {
    String folder = entry.pattern().contract().getPackageName().replace('.', '/');
    try (Stream<Path> files = Files.list(kit.examples().resolve(folder))) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .anyMatch(file -> references(parse(file)).contains("java/lang/ProcessBuilder"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String outermost(String name) {
    int end = name.indexOf('$');
    return end < 0 ? name : name.substring(0, end);
  }

  private static List<String> references(ClassModel type) {
    return StreamSupport.stream(type.constantPool().spliterator(), false)
        .filter(ClassEntry.class::isInstance)
        .map(entry -> ((ClassEntry) entry).asInternalName())
        .filter(name -> !name.startsWith("["))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static ClassModel parse(Path file) {
    try {
      return ClassFile.of().parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
