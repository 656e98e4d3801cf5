// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Check;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Finding;
import racetrack.catalogue.Question;
import racetrack.catalogue.Subject;
import racetrack.catalogue.Submission;
import racetrack.reports.launch.Kit;

/// Holds classes of the kit to a stranger's tests.
///
/// The classes come in disguise, so that the tests cannot know which of them are sound.
///
/// @param kit the kit
/// @param entry the pattern
/// @param budget how long all may take
/// @param terms on which terms the tests are let in
public record Trial(Kit kit, Entry entry, Duration budget, Terms terms) {

  /// A trial on the usual terms.
  ///
  /// @param kit the kit
  /// @param entry the pattern
  /// @param budget how long all may take
  public Trial(Kit kit, Entry entry, Duration budget) {
    this(kit, entry, budget, Terms.USUAL);
  }

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// What became of one class.
  ///
  /// @param subject the class
  /// @param broke the answer of the first test that it failed; empty if there is none
  /// @param open why not all tests were made; empty if they were, or if one was failed, since that
  ///   is enough
  public record Showing(Subject subject, Optional<Answer> broke, Optional<String> open) {}

  /// {@return the classes that can come in disguise}
  ///
  /// @param subjects some classes of the pattern
  public List<Subject> able(List<Subject> subjects) {
    Class<?> like = entry.door().orElseThrow().like();
    return subjects.stream()
        .filter(subject -> Submission.misfit(subject.claim().implementation(), like).isEmpty())
        .toList();
  }

  /// Holds classes to tests.
  ///
  /// @param sources the folder of the tests' sources
  /// @param tests the full name of the class of tests
  /// @param subjects the classes
  /// @return what became of each, in their order
  /// @throws BadSubmissionException if the tests do not compile, or there are none
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  public List<Showing> ask(Path sources, String tests, List<Subject> subjects)
      throws InterruptedException {
    Deadline deadline = Deadline.after(budget);
    Path folder = Guest.emptyFolder();
    try {
      Path classes = Files.createDirectories(folder.resolve("classes"));
      new SourceCompiler(usable()).compile(SourceCompiler.files(List.of(sources)), classes);
      List<Check> checks = checks(classes, tests);
      List<String> findings = terms.look().map(look -> look.at(List.of(classes))).orElse(List.of());
      if (!findings.isEmpty()) {
        throw new BadSubmissionException(String.join(" ", findings));
      }
      Disguise disguise = new Disguise(folder.resolve("disguise"), terms.lot());
      List<String> types =
          subjects.stream()
              .map(subject -> disguise.copy(subject.claim().implementation()))
              .toList();
      List<Request> requests = new ArrayList<>();
      types.forEach(
          type -> checks.forEach(check -> requests.add(new Request(entry, type, check, tests, 0))));
      String classPath =
          String.join(
              File.pathSeparator,
              kit.questionsClassPath(),
              disguise.folder().toString(),
              classes.toString());
      terms.fence().letPass(folder);
      terms.fence().letRead(classes);
      terms.fence().letRead(disguise.folder());
      Asking asking =
          new Asking(
              classPath,
              folder.resolve("asking"),
              PATIENCE,
              terms.quickStart(Question.CONTRACT),
              deadline,
              terms);
      List<Answer> answers = asking.askEachUntilBroken(requests);
      Optional<String> meddling = asking.meddling().stream().findFirst();
      List<Showing> showings = new ArrayList<>();
      for (int i = 0; i < subjects.size(); i++) {
        showings.add(showing(subjects.get(i), types.get(i), answers, meddling));
      }
      return showings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      Guest.delete(folder);
    }
  }

  private List<Path> usable() {
    return Stream.of(kit.contracts(), List.of(kit.questions()), kit.libraries(Pattern.compile("")))
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  private static List<Check> checks(Path classes, String tests) {
    if (!Files.exists(classes.resolve(tests.replace('.', '/') + ".class"))) {
      throw new BadSubmissionException(
          "There is no class %s: let the class of your tests have this name, package and all."
              .formatted(tests));
    }
    List<Check> checks = new Checks(classes, classes).in(tests, Question.CONTRACT);
    if (checks.isEmpty()) {
      throw new BadSubmissionException(
          "%s has no test: write a method with @Test on it.".formatted(tests));
    }
    return checks;
  }

  private static Showing showing(
      Subject subject, String type, List<Answer> answers, Optional<String> meddling) {
    List<Answer> own = answers.stream().filter(answer -> answer.subject().equals(type)).toList();
    Optional<Answer> broke =
        own.stream().filter(answer -> answer.finding() == Finding.BROKE).findFirst();
    Optional<String> open =
        own.isEmpty()
            ? Optional.of(
                "No test was made of it: is @EverySubject on the class, and @Parameter on"
                    + " `subject`?")
            : own.stream()
                .filter(answer -> answer.finding() == Finding.NOT_ASKED)
                .map(answer -> answer.check().name() + ": " + answer.evidence())
                .findFirst();
    return new Showing(
        subject, broke, meddling.or(() -> broke.isPresent() ? Optional.empty() : open));
  }
}
