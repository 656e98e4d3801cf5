// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.launch;

import java.io.File;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where the parts of a built checkout lie.
///
/// @param home the top folder of the checkout
public record Kit(Path home) {

  private static final String LIBRARIES = "examples/target/test-libraries";
  private static final Pattern ANNOTATIONS =
      Pattern.compile("^(jspecify|error_prone_annotations)-");

  /// Finds the checkout that this code was built in.
  ///
  /// @return the kit
  /// @throws KitException if this code does not run from the `reports` folder of a checkout
  public static Kit locate() {
    try {
      Path code = Path.of(Kit.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path home = code.resolve("../../..").normalize();
      if (!Files.exists(home.resolve("examples")) || !Files.exists(home.resolve("pom.xml"))) {
        throw new KitException(
            code + " works where the build leaves it, in reports/target of a Racetrack checkout.");
      }
      return new Kit(home);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /// {@return the class path of the tests of `examples`}
  public String questionsClassPath() {
    Path target = home.resolve("examples/target");
    return Stream.of(
            questionsLibraries(),
            built(target.resolve("test-classes")).toString(),
            built(target.resolve("classes")).toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /// {@return the libraries with which that class path begins}
  public String questionsLibraries() {
    return built(home.resolve(LIBRARIES)).resolve("*").toString();
  }

  /// {@return the folder of the tests of `examples`}
  public Path questions() {
    return built(home.resolve("examples/target/test-classes"));
  }

  /// {@return what sources of others may use: the contracts, and the annotations on them}
  ///
  /// @throws UncheckedIOException if the folder of the libraries cannot be read
  public List<Path> contracts() {
    return compilation(jar -> ANNOTATIONS.matcher(jar.getFileName().toString()).find());
  }

  /// {@return what the kit's own sources may use}
  ///
  /// @throws UncheckedIOException if the folder of the libraries cannot be read
  public List<Path> examples() {
    return compilation(jar -> jar.toString().endsWith(".jar"));
  }

  private List<Path> compilation(Predicate<Path> isUsable) {
    try (Stream<Path> libraries = Files.list(built(home.resolve(LIBRARIES)))) {
      return Stream.concat(Stream.of(exampleClasses()), libraries.filter(isUsable)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// {@return the folder of the classes of `examples`}
  public Path exampleClasses() {
    return built(home.resolve("examples/target/classes"));
  }

  /// {@return the folder of the sources of `examples`}
  public Path exampleSources() {
    return home.resolve("examples/src/main/java");
  }

  /// {@return the folder of the classes of the races}
  public Path raceClasses() {
    return built(home.resolve("jcstress/target/classes"));
  }

  /// {@return the folder of the sources of a pattern: its contract and subjects}
  ///
  /// @param key the pattern's key
  public Path sources(String key) {
    return home.resolve("examples/src/main/java/racetrack").resolve(key.replace('.', '/'));
  }

  /// {@return the folders of the sources of a pattern's contract tests, models and race scenarios}
  ///
  /// @param key the pattern's key
  public List<Path> checks(String key) {
    return Stream.of("examples/src/test", "jcstress/src/main")
        .map(part -> home.resolve(part).resolve("java/racetrack").resolve(key.replace('.', '/')))
        .toList();
  }

  /// {@return the class path of the race scenarios and their runner}
  public String racesClassPath() {
    return built(home.resolve("jcstress/target/jcstress.jar")).toString();
  }

  /// {@return the class path of the benchmarks and their runner}
  public String benchmarksClassPath() {
    return built(home.resolve("jmh/target/benchmarks.jar")).toString();
  }

  /// {@return the folder of the answers that the build's own test run left behind}
  public Path testAnswers() {
    return home.resolve("examples/target/answers");
  }

  /// {@return the folder of what the build's own test run found about the conformance sheet}
  public Path conformance() {
    return home.resolve("examples/target/conformance");
  }

  /// {@return the folder for results}
  public Path results() {
    return home.resolve("reports/target/results");
  }

  /// {@return the folder for the report}
  public Path report() {
    return home.resolve("reports/target/report");
  }

  private static Path built(Path part) {
    if (!Files.exists(part)) {
      throw new KitException(part + " is not built: run `mvn verify` in the checkout first.");
    }
    return part;
  }

  /// Something of the kit is not where it should be. The message is a sentence for a person.
  public static final class KitException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    KitException(String message) {
      super(message);
    }
  }
}
