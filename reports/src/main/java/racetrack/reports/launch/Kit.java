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
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where the parts of the kit lie: in a built checkout, or where its archive was unpacked.
public final class Kit {

  private static final Pattern ANNOTATIONS =
      Pattern.compile("^(jspecify|error_prone_annotations)-");

  private static final Pattern ALL = Pattern.compile("\\.jar$");

  private static final String RESULTS = "racetrack-results";

  private final Path home;
  private final Layout layout;

  private Kit(Path home, Layout layout) {
    this.home = home;
    this.layout = layout;
  }

  /// What lies where below the top folder.
  private enum Layout {
    CHECKOUT(
        "examples/target",
        "examples/target/test-libraries",
        "jcstress/target",
        "jmh/target",
        "reports/target/error-prone"),
    INSTALLATION("lib/examples", "lib/examples/libraries", "lib", "lib", "lib/error-prone");

    private final String examples;
    private final String libraries;
    private final String races;
    private final String benchmarks;
    private final String errorProne;

    Layout(String examples, String libraries, String races, String benchmarks, String errorProne) {
      this.examples = examples;
      this.libraries = libraries;
      this.races = races;
      this.benchmarks = benchmarks;
      this.errorProne = errorProne;
    }
  }

  /// Finds the kit that this code belongs to.
  ///
  /// @return the kit
  /// @throws KitException if this code runs neither from the `reports` folder of a checkout nor
  ///   from the `lib` folder of an unpacked archive
  public static Kit locate() {
    try {
      Path code = Path.of(Kit.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path installation = code.resolve("../..").normalize();
      if (Files.exists(installation.resolve(Layout.INSTALLATION.examples))) {
        return new Kit(installation, Layout.INSTALLATION);
      }
      Path checkout = code.resolve("../../..").normalize();
      if (Files.exists(checkout.resolve("examples")) && Files.exists(checkout.resolve("pom.xml"))) {
        return new Kit(checkout, Layout.CHECKOUT);
      }
      throw new KitException(
          code
              + " works where the build leaves it, in reports/target of a Racetrack checkout, or"
              + " where racetrack.zip was unpacked, in lib.");
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /// {@return the top folder}
  public Path home() {
    return home;
  }

  /// {@return the same kit, if it is a checkout: what belongs to the build works nowhere else}
  ///
  /// @throws KitException if it is an installation
  public Kit checkout() {
    if (isInstalled()) {
      throw new KitException(
          "This belongs to the build, which `mvn verify` does in a Racetrack checkout; "
              + home
              + " is an installation.");
    }
    return this;
  }

  /// {@return the commit that a checkout stands at, with `-dirty` behind it if files differ; empty
  /// without git, and of an installation}
  ///
  /// @throws InterruptedException if interrupted while waiting for git
  public Optional<String> commit() throws InterruptedException {
    return isInstalled() ? Optional.empty() : Commit.of(home);
  }

  private boolean isInstalled() {
    return layout == Layout.INSTALLATION;
  }

  /// {@return the class path of the tests of `examples`}
  public String questionsClassPath() {
    Path target = home.resolve(layout.examples);
    return Stream.of(
            questionsLibraries(),
            built(target.resolve("test-classes")).toString(),
            built(target.resolve("classes")).toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /// {@return the libraries with which that class path begins}
  public String questionsLibraries() {
    return built(home.resolve(layout.libraries)).resolve("*").toString();
  }

  /// {@return the folder of the tests of `examples`}
  public Path questions() {
    return built(home.resolve(layout.examples).resolve("test-classes"));
  }

  /// {@return the folder of the classes and sources of `examples`}
  public Path examples() {
    return built(home.resolve(layout.examples).resolve("classes"));
  }

  /// {@return what sources of others may use: the contracts, and the annotations on them}
  public List<Path> contracts() {
    return Stream.concat(Stream.of(examples()), annotations().stream()).toList();
  }

  /// {@return what the kit's own sources may use}
  public List<Path> compilation() {
    return Stream.concat(Stream.of(examples()), libraries(ALL).stream()).toList();
  }

  /// {@return the jars of the annotations on the contracts}
  public List<Path> annotations() {
    return libraries(ANNOTATIONS);
  }

  /// {@return jars that the tests of `examples` need, in the order of their names}
  ///
  /// @param names what is found in their names
  /// @throws UncheckedIOException if the folder of the libraries cannot be read
  public List<Path> libraries(Pattern names) {
    return jars(layout.libraries, names);
  }

  /// {@return the jars of Error Prone, as far as its checks about concurrency need them}
  ///
  /// @throws UncheckedIOException if their folder cannot be read
  public List<Path> errorProne() {
    return jars(layout.errorProne, ALL);
  }

  private List<Path> jars(String folder, Pattern names) {
    try (Stream<Path> jars = Files.list(built(home.resolve(folder)))) {
      return jars.filter(jar -> names.matcher(jar.getFileName().toString()).find())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// {@return the folder of the sources of a pattern: its contract and subjects}
  ///
  /// @param key the pattern's key
  public Path sources(String key) {
    return examples().resolve("racetrack").resolve(key.replace('.', '/'));
  }

  /// {@return the lab sheet of a pattern: of a checkout, the one that is edited}
  ///
  /// @param key the pattern's key
  public Path sheet(String key) {
    Path folder =
        isInstalled()
            ? sources(key)
            : home.resolve("examples/src/main/java/racetrack").resolve(key.replace('.', '/'));
    return folder.resolve("README.md");
  }

  /// {@return the folders of the sources of a pattern's contract tests, models and race scenarios}
  ///
  /// @param key the pattern's key
  public List<Path> checks(String key) {
    List<String> parts =
        isInstalled()
            ? List.of("lib/checks")
            : List.of("examples/src/test/java", "jcstress/src/main/java");
    return parts.stream()
        .map(part -> home.resolve(part).resolve("racetrack").resolve(key.replace('.', '/')))
        .toList();
  }

  /// {@return how a person calls this kit, as a shell takes it}
  public String command() {
    return isInstalled()
        ? "\"" + home.resolve("bin/racetrack") + "\""
        : "java -jar \"" + home.resolve("reports/target/racetrack.jar") + "\"";
  }

  /// {@return the class path of the race scenarios and their runner}
  public String racesClassPath() {
    return built(home.resolve(layout.races).resolve("jcstress.jar")).toString();
  }

  /// {@return the class path of the benchmarks and their runner}
  public String benchmarksClassPath() {
    return built(home.resolve(layout.benchmarks).resolve("benchmarks.jar")).toString();
  }

  /// {@return the jar of the grid, which only a build with `-Pgrid` makes: its engine is 21 MB}
  ///
  /// @throws KitException if it is not there, with what to do
  public Path grid() {
    Path jar =
        home.resolve(isInstalled() ? "lib" : "examples/grid/target").resolve("racetrack-grid.jar");
    if (!Files.exists(jar)) {
      throw new KitException(
          jar
              + " is not there, and without it there is no grid: "
              + (isInstalled()
                  ? "put the one there that `mvn package -Pgrid` makes in a Racetrack checkout."
                  : "run `mvn package -Pgrid -DskipTests` in the checkout; its engine is 21 MB."));
    }
    return jar;
  }

  /// {@return the folder of the answers that the build's own test run left behind}
  public Path testAnswers() {
    return home.resolve("examples/target/answers");
  }

  /// {@return the folder of what the build's own test run found about the conformance sheet}
  public Path conformance() {
    return home.resolve("examples/target/conformance");
  }

  /// {@return the folder for results: of a checkout, `reports/target/results`; of an installation,
  /// which may be read-only, `racetrack-results` in the working directory}
  public Path results() {
    return output("results");
  }

  /// {@return the folder of the last build's verdicts: of a checkout, that of the results; an
  /// installation brings those of the build that packed it}
  public Path verdicts() {
    return isInstalled() ? home.resolve("lib/results") : results();
  }

  /// {@return the folder for the report: `report`, beside the results of a checkout, and in those
  /// of an installation}
  public Path report() {
    return output("report");
  }

  /// {@return the folder for the charts of advice: `advice`, beside the report}
  public Path advice() {
    return output("advice");
  }

  private Path output(String name) {
    if (!isInstalled()) {
      return home.resolve("reports/target", name);
    }
    Path folder = Path.of(RESULTS).toAbsolutePath();
    return name.equals("results") ? folder : folder.resolve(name);
  }

  private Path built(Path part) {
    if (!Files.exists(part)) {
      throw new KitException(
          part
              + (isInstalled()
                  ? " is missing: unpack racetrack.zip again."
                  : " is not built: run `mvn verify` in the checkout first."));
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
