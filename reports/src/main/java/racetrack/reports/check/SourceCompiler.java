// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/// Compiles sources with the JDK's compiler, in this JVM. No annotation processor runs: it would be
/// somebody else's code.
///
/// @param classPath the jars and folders that the sources may use
public record SourceCompiler(List<Path> classPath) {

  private static final int ERRORS = 5;

  /// Prepares to compile.
  public SourceCompiler {
    classPath = List.copyOf(classPath);
  }

  /// {@return the Java files that some files and folders are or hold, in the order of their names}
  ///
  /// @param sources files and folders
  /// @throws BadSubmissionException if one of them is neither, or there are none
  static List<Path> files(List<Path> sources) {
    List<Path> files = new ArrayList<>();
    for (Path source : sources) {
      if (!Files.exists(source)) {
        throw new BadSubmissionException(
            "There is no %s: name Java files, or a folder of them.".formatted(source));
      }
      try (Stream<Path> below = Files.walk(source)) {
        below
            .filter(Files::isRegularFile)
            .filter(SourceCompiler::isJava)
            .sorted()
            .forEach(files::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    if (files.isEmpty()) {
      throw new BadSubmissionException(
          "No file that ends in .java is in %s."
              .formatted(sources.stream().map(Path::toString).collect(Collectors.joining(", "))));
    }
    return files;
  }

  private static boolean isJava(Path file) {
    return file.getFileName().toString().endsWith(".java");
  }

  /// Compiles files.
  ///
  /// @param files the sources, in UTF-8
  /// @param target a folder for the classes
  /// @return what the compiler warns of: advice, for a person
  /// @throws BadSubmissionException if they do not compile
  public List<String> compile(List<Path> files, Path target) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new BadSubmissionException(Door.NO_COMPILER);
    }
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(diagnostics, Locale.ROOT, UTF_8)) {
      manager.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
      // Sources lie beside the kit's classes, which are not to be compiled again.
      manager.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
      manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(target));
      boolean done =
          compiler
              .getTask(
                  Writer.nullWriter(),
                  manager,
                  diagnostics,
                  List.of("-proc:none", "-Xlint:all", "-g"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files))
              .call();
      if (!done) {
        throw new BadSubmissionException(explain(diagnostics.getDiagnostics()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return diagnostics.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getSource() != null)
        .map(SourceCompiler::place)
        .toList();
  }

  private static String explain(List<Diagnostic<? extends JavaFileObject>> diagnostics) {
    List<Diagnostic<? extends JavaFileObject>> errors =
        diagnostics.stream().filter(d -> d.getKind() == Diagnostic.Kind.ERROR).toList();
    String first =
        errors.stream().limit(ERRORS).map(SourceCompiler::place).collect(Collectors.joining("\n"));
    boolean isPreview =
        errors.stream().anyMatch(d -> String.valueOf(d.getCode()).contains(".preview."));
    String cure =
        isPreview
            ? "Preview features of the JDK are not taken: use those that are final in Java 25."
            : "Mend %s, and check again. The sources are compiled as Java 25 in UTF-8, with the kit's"
                    .formatted(
                        errors.size() == 1 ? "it" : "these %d errors".formatted(errors.size()))
                + " contracts on the class path and nothing else.";
    return "This does not compile:\n%s\n%s".formatted(first, cure);
  }

  /// File, line, what is said of it, and the line itself.
  private static String place(Diagnostic<? extends JavaFileObject> diagnostic) {
    String message = diagnostic.getMessage(Locale.ROOT);
    JavaFileObject source = diagnostic.getSource();
    if (source == null) {
      return "  " + message;
    }
    return "  %s:%d: %s%n      %s"
        .formatted(
            source.getName(),
            diagnostic.getLineNumber(),
            sentence(message),
            line(source, diagnostic.getLineNumber()));
  }

  /// What is wrong, and the name that it is about, if the compiler knows none of this name.
  private static String sentence(String message) {
    String first = message.lines().findFirst().orElse("");
    return message
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("symbol:"))
        .findFirst()
        .map(line -> first + ":" + line.substring("symbol:".length()).replaceAll("\\s+", " "))
        .orElse(first);
  }

  private static String line(JavaFileObject source, long number) {
    try {
      return source
          .getCharContent(true)
          .toString()
          .lines()
          .skip(Math.max(0, number - 1))
          .findFirst()
          .orElse("")
          .strip();
    } catch (IOException e) {
      return "";
    }
  }
}
