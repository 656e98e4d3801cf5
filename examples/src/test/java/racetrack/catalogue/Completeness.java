// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a pattern of the catalogue must have, and what of it is missing.
final class Completeness {

  private static final String EXAMPLES = "examples";

  private final Entry entry;
  private final Path root;
  private final String home;
  private final List<String> missing = new ArrayList<>();

  private Completeness(Entry entry, Path root, String home) {
    this.entry = entry;
    this.root = root;
    this.home = home;
  }

  /// {@return a sentence for everything that is missing}
  ///
  /// @param entry the pattern
  /// @param root the folder of the modules
  static List<String> missing(Entry entry, Path root) {
    return missing(entry, root, EXAMPLES);
  }

  /// {@return a sentence for everything that is missing}
  ///
  /// @param entry the pattern
  /// @param root the folder of the modules
  /// @param home the module in which the pattern is, in place of `examples`
  static List<String> missing(Entry entry, Path root, String home) {
    Completeness completeness = new Completeness(entry, root, home);
    completeness.checkCard();
    completeness.checkSubjects();
    completeness.checkDoor();
    completeness.checkAskers();
    completeness.checkPromises();
    completeness.checkLabSheet();
    return List.copyOf(completeness.missing);
  }

  private void checkCard() {
    require(!entry.title().isBlank(), "has no title");
    require(entry.pattern().contract().isInterface(), "has a contract that is not an interface");
    require(
        read(source(EXAMPLES, "package-info.java"))
            .lines()
            .anyMatch(line -> line.matches("/// .+")),
        "has no text on its card, package-info.java");
  }

  private void checkSubjects() {
    List<Subject> sound = entry.sound();
    require(
        entry.subjects().getFirst().claim() instanceof Claim.Sound,
        "has no sound subject in the first place, to refer to");
    require(!entry.broken().isEmpty(), "has no broken twin");
    for (Subject twin : entry.broken()) {
      if (twin.claim() instanceof Claim.Broken broken) {
        require(
            sound.contains(broken.original()),
            twin + " is no twin of one of its sound subjects, but of " + broken.original());
        require(!broken.checks().isEmpty(), twin + " names no check that catches it");
        for (Check check : broken.checks()) {
          require(
              exists(check), twin + " is to be caught by the " + check + ", which is not there");
        }
      }
    }
  }

  /// A class from outside can be a subject, or the card says why none can.
  private void checkDoor() {
    boolean open =
        Arrays.stream(entry.pattern().subjects().getEnumConstants())
            .anyMatch(subject -> subject.name().equals(Submission.SUBJECT));
    require(
        open == entry.pattern().closed().isBlank(),
        "has neither a subject %s nor a reason why not, or both".formatted(Submission.SUBJECT));
    require(
        open == entry.door().isPresent(),
        "has another claim for %s than to be submitted".formatted(Submission.SUBJECT));
  }

  private boolean exists(Check check) {
    return switch (check.question()) {
      case CONTRACT, MODEL -> {
        Class<?> asker = asker(check.question());
        yield asker != null
            && Arrays.stream(asker.getDeclaredMethods())
                .anyMatch(method -> method.getName().equals(check.name()));
      }
      case RACE -> read(source("jcstress", stress())).contains("class " + check.name() + " {");
    };
  }

  private void checkAskers() {
    for (Question question : Question.values()) {
      boolean asked =
          switch (question) {
            case CONTRACT, MODEL -> asker(question) != null;
            case RACE -> Files.exists(source("jcstress", stress()));
          };
      require(
          asked || entry.lacks(question),
          "has neither a " + entry.asker(question) + " nor a reason why not");
    }
    for (Pattern.Lack lack : entry.pattern().lacks()) {
      require(!lack.because().isBlank(), "gives no reason why it lacks the " + lack.question());
    }
    String bench = entry.pattern().contract().getSimpleName() + "Bench.java";
    require(Files.exists(source("jmh", bench)), "has no benchmark, " + bench);
  }

  private void checkPromises() {
    List<NumberedPromise> promises = Promises.of(entry);
    require(!promises.isEmpty(), "has a contract without a promise");
    String contract = entry.pattern().contract().getSimpleName() + ".java";
    require(
        Askings.isRead(read(source(EXAMPLES, contract)), promises)
            || Files.notExists(source(EXAMPLES, contract)),
        "has a number in its contract that begins no promise");
    List<Askings.Asking> askings = new ArrayList<>(Askings.in(source("jcstress", stress())));
    for (Question question : List.of(Question.CONTRACT, Question.MODEL)) {
      Class<?> asker = asker(question);
      askings.addAll(asker == null ? List.of() : Askings.of(asker));
    }
    Askings.mismatches(promises, askings).forEach(sentence -> require(false, sentence));
    Class<?> contractTests = asker(Question.CONTRACT);
    if (contractTests != null) {
      Askings.withoutDimension(contractTests, promises)
          .forEach(check ->
              require(
                  false,
                  "has a check whose promises do not tell its dimension; let it say it, with"
                      + " @Asks.About: "
                      + check));
    }
  }

  private void checkLabSheet() {
    String glossary = read(root.resolve("examples/src/main/java/racetrack/README.md"));
    new LabSheet(entry.key(), read(source(EXAMPLES, "README.md")))
        .faults(glossary, this::isProgram)
        .forEach(fault -> require(false, fault));
  }

  private boolean isProgram(String name) {
    String file = name.replace('.', '/') + ".java";
    return Stream.of("main", "preview")
        .map(tree -> root.resolve(home).resolve("src").resolve(tree).resolve("java").resolve(file))
        .anyMatch(source -> read(source).contains("static void main("));
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      missing.add(entry.key() + " " + otherwise);
    }
  }

  private @Nullable Class<?> asker(Question question) {
    try {
      return Class.forName(entry.asker(question));
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  private String stress() {
    return entry.pattern().contract().getSimpleName() + Question.RACE.suffix() + ".java";
  }

  private Path source(String module, String file) {
    return root.resolve(module.equals(EXAMPLES) ? home : module)
        .resolve("src/main/java/racetrack")
        .resolve(entry.key().replace('.', '/'))
        .resolve(file);
  }

  /// The text, or nothing if there is no such file.
  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
