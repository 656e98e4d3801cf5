// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Submission;

/// A class that is to be asked.
///
/// @param name its full name
/// @param classPath where it lies, with what it needs
public record Candidate(String name, List<Path> classPath) {

  private static final String ENDING = ".class";

  /// Packages of the tools that ask: they do not look at classes of their own.
  private static final List<String> RESERVED =
      List.of(
          "java.",
          "javax.",
          "jdk.",
          "sun.",
          "kotlin.",
          "kotlinx.",
          "org.jetbrains.",
          "org.junit.",
          "org.openjdk.jcstress.");

  /// Describes a class.
  public Candidate {
    classPath = List.copyOf(classPath);
  }

  /// {@return the class that is to be asked}
  ///
  /// @param name its full name; empty for the only class in the first folder that implements the
  ///   contract
  /// @param classPath where it lies, with what it needs
  /// @param entry the pattern
  /// @throws BadSubmissionException if there is no such class, or it cannot be a subject
  static Candidate find(Optional<String> name, List<Path> classPath, Entry entry) {
    Claim.Submitted door =
        entry.door().orElseThrow(() -> new BadSubmissionException(entry.pattern().closed()));
    for (Path part : classPath) {
      if (!Files.exists(part)) {
        throw new BadSubmissionException(
            "There is no %s, which is on the class path: name folders and jars.".formatted(part));
      }
    }
    try (URLClassLoader loader =
        new URLClassLoader(urls(classPath), Candidate.class.getClassLoader())) {
      String found = name.orElseGet(() -> implementation(classPath.getFirst(), entry, loader));
      refuseReserved(found);
      refuseTaken(found, entry);
      Class<?> type = load(found, loader);
      Submission.misfit(type, door.like())
          .ifPresent(sentence -> {
            throw new BadSubmissionException(sentence);
          });
      return new Candidate(found, classPath);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// {@return the file that holds it}
  Origin.File classFile() {
    String file = name.replace('.', '/') + ENDING;
    try (URLClassLoader loader =
            new URLClassLoader(urls(classPath), Candidate.class.getClassLoader());
        InputStream stream = Objects.requireNonNull(loader.getResourceAsStream(file), file)) {
      return Origin.File.of(file.substring(file.lastIndexOf('/') + 1), stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// {@return why an answer about this name would be one about another class; empty if it is not
  /// the name of one of the kit's}
  Optional<String> shadow() {
    String file = name.replace('.', '/') + ENDING;
    return Candidate.class.getClassLoader().getResource(file) == null
        ? Optional.empty()
        : Optional.of(
            "the kit has a class %s of its own, which would be asked in its place: give yours"
                    .formatted(name)
                + " another name");
  }

  /// {@return the name of the file that its source is in, as its stack traces have it}
  String file() {
    return name.replaceFirst(".*\\.", "").replaceFirst("\\$.*", "") + ".java";
  }

  /// Refuses a class in whose place one of the kit's would run.
  ///
  /// @throws BadSubmissionException if there is one
  public void refuseShadow() {
    shadow()
        .ifPresent(reason -> {
          throw new BadSubmissionException("%s cannot be run: %s.".formatted(name, reason));
        });
  }

  /// {@return a class path of the kit, and behind it what the class needs}
  ///
  /// @param ofTheKit the class path of the kit, or what else comes first
  public String classPathBehind(String ofTheKit) {
    return Stream.concat(
            Stream.of(ofTheKit), classPath.stream().map(part -> part.toAbsolutePath().toString()))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /// {@return whether a class is in a package of the JDK or of a tool}
  ///
  /// @param name its full name
  static boolean isReserved(String name) {
    return RESERVED.stream().anyMatch(name::startsWith);
  }

  private static void refuseReserved(String name) {
    RESERVED.stream()
        .filter(name::startsWith)
        .findFirst()
        .ifPresent(prefix -> {
          throw new BadSubmissionException(
              "%s is in a package of the JDK or of a tool (%s*), which the tools do not look at:"
                      .formatted(name, prefix)
                  + " move it to a package of your own.");
        });
  }

  /// Answers and measurements would be mistaken for those of the kit's own subject.
  private static void refuseTaken(String name, Entry entry) {
    if (Arrays.stream(entry.pattern().subjects().getEnumConstants())
        .anyMatch(subject -> subject.name().equals(name))) {
      throw new BadSubmissionException(
          "%s has a subject %s of its own: give your class another name, or a package."
              .formatted(entry.key(), name));
    }
  }

  private static Class<?> load(String name, ClassLoader loader) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      throw new BadSubmissionException(
          "There is no class %s on the class path: name it in full, package and all."
              .formatted(name));
    } catch (UnsupportedClassVersionError e) {
      throw new BadSubmissionException(
          "%s is made for another Java, or with preview features: %s. Compile it as Java 25, without"
                  .formatted(name, e.getMessage())
              + " them.");
    } catch (IllegalAccessError e) {
      throw new BadSubmissionException(
          "%s builds on a class that the kit keeps to itself: bring a copy of it, too. (%s)"
              .formatted(name, e.getMessage()));
    } catch (LinkageError e) {
      throw new BadSubmissionException("%s cannot be loaded: %s.".formatted(name, e));
    }
  }

  private static String implementation(Path folder, Entry entry, ClassLoader loader) {
    Class<?> contract = entry.pattern().contract();
    List<String> found;
    try (Stream<Path> files = Files.walk(folder)) {
      found =
          files
              .filter(file -> file.toString().endsWith(ENDING))
              .map(file -> name(folder.relativize(file)))
              .filter(name -> !name.endsWith("-info"))
              .map(name -> load(name, loader))
              .filter(contract::isAssignableFrom)
              .filter(type -> !type.isInterface() && !Modifier.isAbstract(type.getModifiers()))
              .map(Class::getName)
              .sorted()
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (found.isEmpty()) {
      throw new BadSubmissionException(
          "None of these classes implements %s: write `%s`, made by `%s`."
              .formatted(
                  contract.getName(),
                  Submission.declaration(entry.door().orElseThrow().like()),
                  Submission.construction(entry.door().orElseThrow().like())));
    }
    if (found.size() > 1) {
      throw new BadSubmissionException(
          "%d of these classes implement %s: say which is to be asked, with --subject: %s."
              .formatted(found.size(), contract.getName(), String.join(", ", found)));
    }
    return found.getFirst();
  }

  private static String name(Path file) {
    String name =
        Stream.iterate(file, Objects::nonNull, Path::getParent)
            .map(Path::getFileName)
            .map(Path::toString)
            .collect(Collectors.collectingAndThen(Collectors.toList(), List::reversed))
            .stream()
            .collect(Collectors.joining("."));
    return name.substring(0, name.length() - ENDING.length());
  }

  static URL[] urls(List<Path> classPath) {
    return classPath.stream()
        .map(part -> {
          try {
            return part.toUri().toURL();
          } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
          }
        })
        .toArray(URL[]::new);
  }
}
