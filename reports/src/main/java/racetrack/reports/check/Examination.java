// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import java.io.File;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Check;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Finding;
import racetrack.catalogue.Question;
import racetrack.reports.gate.AskerCommand;
import racetrack.reports.gate.RaceQuestions;
import racetrack.reports.launch.Kit;

/// Asks a class the questions of a pattern, beside planted errors and a sound class.
///
/// The contract comes first, in the strictest JVM: a class that costs more than one JVM there is
/// asked nothing else. Each question is planned before it is asked.
final class Examination {

  /// A check of a contract takes a second or two; on a busy host, more, and so may this be.
  private static final Duration CONTRACT_PATIENCE = Duration.ofSeconds(10);

  /// A model in full depth takes up to ten seconds.
  private static final Duration MODEL_PATIENCE = Duration.ofSeconds(30);

  /// How long a race may take beside its sampling.
  private static final Duration RACE_PATIENCE = Duration.ofSeconds(8);

  /// What the races need beside their budget, to start and to end.
  private static final Duration RACE_MARGIN = Duration.ofSeconds(5);

  private final Kit kit;
  private final Entry entry;
  private final Candidate candidate;
  private final Garden garden;
  private final Path folder;
  private final Deadline deadline;
  private final Random lot;
  private final PrintWriter progress;
  private final Terms terms;
  private boolean gaveUp;

  /// Prepares an examination.
  ///
  /// @param kit the checkout
  /// @param entry the pattern
  /// @param candidate the class
  /// @param garden chooses what is planted; its folder is `disguise` in the next
  /// @param folder an empty folder to work in
  /// @param deadline when all has to be over
  /// @param progress where to tell of progress
  /// @param terms on which terms the class was let in
  Examination(
      Kit kit,
      Entry entry,
      Candidate candidate,
      Garden garden,
      Path folder,
      Deadline deadline,
      PrintWriter progress,
      Terms terms) {
    this.kit = kit;
    this.entry = entry;
    this.candidate = candidate;
    this.garden = garden;
    this.folder = folder;
    this.deadline = deadline;
    this.progress = progress;
    this.terms = terms;
    this.lot = Random.from(garden.disguise().lot());
  }

  /// Asks.
  ///
  /// @param questions the questions to ask; those that the pattern lacks are left out
  /// @return what each came to
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  List<Part> ask(Set<Question> questions) throws InterruptedException {
    List<Part> parts = new ArrayList<>();
    for (Question question : EnumSet.copyOf(questions)) {
      if (entry.lacks(question)) {
        continue;
      }
      progress.printf("Asking %s about the %s.%n", candidate.name(), words(question));
      progress.flush();
      if (gaveUp) {
        parts.add(
            Part.undecided(question, "Not asked: the class had ended or held up its JVMs.")
                .givenUp());
      } else if (deadline.left().compareTo(RACE_MARGIN) < 0) {
        parts.add(Part.undecided(question, Asking.TIME_WAS_UP + " A longer --budget decides."));
      } else {
        parts.add(question == Question.RACE ? race() : check(question));
      }
    }
    return parts;
  }

  /// Asks one check alone, with nothing planted beside it.
  ///
  /// @param repeat the check
  /// @return what it came to
  /// @throws BadSubmissionException if the pattern has no such check, or no such part of it
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  Part askAgain(Repeat repeat) throws InterruptedException {
    Check check = repeat.check();
    Checks.ofKit(kit).require(entry, check);
    progress.printf("Asking %s once more: %s.%n", candidate.name(), repeat);
    progress.flush();
    List<Answer> answers =
        check.question() == Question.RACE
            ? races(List.of(candidate.name()), List.of(check.name())).answers()
            : asking(check.question())
                .ask(List.of(new Request(entry, candidate.name(), check, repeat.trial())));
    if (repeat.trial() > 0 && answers.stream().allMatch(Examination::saysNothing)) {
      throw new BadSubmissionException(
          "%s of %s has no part %d: `check` says the ids, after --repeat."
              .formatted(check.name(), entry.key(), repeat.trial()));
    }
    return new Judging(candidate.name(), answers, List.of())
        .judge(check.question(), List.of(check));
  }

  /// Asks a question of the class alone, until a check breaks: the shortest way to a mistake. That
  /// nothing breaks says little, since nothing was planted.
  ///
  /// @param question the contract or the model
  /// @param first the checks to begin with, in their order
  /// @return what it came to
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  Part glance(Question question, List<Check> first) throws InterruptedException {
    List<Check> checks = new ArrayList<>(Checks.ofKit(kit).of(entry, question));
    checks.sort(beginningWith(first));
    List<String> arguments = quickly(question);
    arguments.add(AskerCommand.UNTIL_ONE_BREAKS);
    List<Answer> answers =
        new Asking(
                classPath(shown(question), kit.questionsClassPath()),
                folder.resolve("glance"),
                patience(question),
                arguments,
                deadline)
            .ask(
                checks.stream().map(check -> new Request(entry, candidate.name(), check)).toList());
    return new Judging(candidate.name(), answers, List.of()).judge(question, checks);
  }

  static Comparator<Check> beginningWith(List<Check> first) {
    return Comparator.comparingInt(
        check -> first.contains(check) ? first.indexOf(check) : first.size());
  }

  private List<String> quickly(Question question) {
    List<String> arguments = new ArrayList<>(terms.quickStart(question));
    arguments.addAll(
        question == Question.MODEL ? AskerCommand.model(kit) : AskerCommand.LATE_OPTIMISATION);
    return arguments;
  }

  private static Duration patience(Question question) {
    return question == Question.CONTRACT ? CONTRACT_PATIENCE : MODEL_PATIENCE;
  }

  /// Whether nothing was done: a part that is not there is not missed by its tool.
  private static boolean saysNothing(Answer answer) {
    return switch (answer.check().question()) {
      case CONTRACT -> answer.evidence().equals(Asking.NO_ANSWER);
      case MODEL ->
          answer.finding() == Finding.HELD
              && (answer.exploration() == null || answer.exploration().run() == 0);
      case RACE -> true; // it has no parts
    };
  }

  private static String words(Question question) {
    return question.name().toLowerCase(Locale.ROOT);
  }

  private Part check(Question question) throws InterruptedException {
    List<Planted> planted = new ArrayList<>(garden.errors(question));
    List<Check> checks = Checks.ofKit(kit).of(entry, question);
    List<Request> requests = new ArrayList<>();
    checks.forEach(check -> requests.add(new Request(entry, candidate.name(), check)));
    for (Planted error : planted) {
      error.checks().forEach(check -> requests.add(new Request(entry, error.type(), check)));
    }
    Planted sound = garden.sound();
    planted.add(sound);
    checks.stream()
        .map(check -> new Request(entry, sound.type(), check).ifBroken(candidate.name()))
        .forEach(requests::add);
    Asking asking = asking(question);
    List<Request> order = shuffled(requests, lot);
    List<Answer> answers =
        terms.first().isEmpty()
            ? asking.ask(order)
            : asking.askUntilBroken(beginningWith(terms.first().get(), order), candidate.name());
    gaveUp = asking.hasGivenUp(candidate.name());
    Part part =
        new Judging(candidate.name(), answers, planted)
            .judge(question, checks)
            .with(asking.meddling());
    return gaveUp ? part.givenUp() : part;
  }

  /// In an order drawn by lot, in which each check is made of all classes before the next one is:
  /// what breaks the class counts only if the sound one was asked it, too, and the time may be up.
  /// That one comes last, since it is asked nothing that the class holds.
  static List<Request> shuffled(List<Request> requests, Random lot) {
    List<Request> order = new ArrayList<>(requests);
    Collections.shuffle(order, lot);
    return order.stream()
        .sorted(Comparator.comparing(request -> request.ifBroken().isPresent()))
        .collect(Collectors.groupingBy(Request::check, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  /// Each check is still made of all classes before the next one is.
  static List<Request> beginningWith(List<Check> first, List<Request> order) {
    return order.stream()
        .sorted(Comparator.comparing(Request::check, beginningWith(first)))
        .toList();
  }

  private Asking asking(Question question) {
    terms.fence().letRead(garden.disguise().folder());
    return new Asking(
        classPath(shown(question), kit.questionsClassPath()),
        folder.resolve(question.name()),
        patience(question),
        arguments(question),
        deadline,
        terms);
  }

  /// A fence leaves the flight recorder no folder to work in.
  private List<String> arguments(Question question) {
    List<String> all = quickly(question);
    if (question == Question.CONTRACT && terms.fence().isOpen()) {
      all.addAll(AskerCommand.remembersStarts(folder.resolve("starts")));
    }
    return all;
  }

  private Part race() throws InterruptedException {
    List<Planted> planted = new ArrayList<>(garden.errors(Question.RACE));
    List<String> types =
        Stream.concat(Stream.of(candidate.name()), planted.stream().map(Examination::raced))
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.shuffle(types, lot);
    Planted sound = garden.sound();
    planted.add(sound);
    types.add(sound.type() + "?" + candidate.name());
    RaceQuestions.Races races = races(types, List.of());
    List<Check> checks =
        races.answers().stream()
            .filter(answer -> answer.subject().equals(candidate.name()))
            .map(Answer::check)
            .distinct()
            .toList();
    Part part =
        checks.isEmpty()
            ? Part.undecided(Question.RACE, races.silence())
            : new Judging(candidate.name(), races.answers(), planted).judge(Question.RACE, checks);
    return part.with(races.meddling());
  }

  /// A planted error is asked what its wound names. The rest would say nothing of it, and take as
  /// long as it takes to find a class sound.
  private static String raced(Planted one) {
    return Stream.concat(Stream.of(one.type()), one.checks().stream().map(Check::name))
        .collect(Collectors.joining(":"));
  }

  private RaceQuestions.Races races(List<String> types, List<String> scenarios)
      throws InterruptedException {
    Duration left = deadline.left().minus(RACE_MARGIN);
    terms.fence().letRead(garden.disguise().folder());
    return new RaceQuestions(
            classPath(candidate, kit.racesClassPath()),
            folder.resolve("RACE"),
            RACE_PATIENCE,
            terms.fence(),
            terms.knownTwins())
        .ask(
            List.of(entry.key()),
            Calibration.twins(entry), // by their own names, too: see there
            types,
            scenarios,
            left,
            left.plus(RACE_MARGIN.dividedBy(2)),
            Optional.of(folder.resolve("races.txt")));
  }

  /// The class as a question looks at it.
  private Candidate shown(Question question) {
    if (question != Question.MODEL) {
      return candidate;
    }
    Path copies = folder.resolve("copies");
    Candidate copy = new ModelCopies(copies).of(candidate);
    terms.fence().letRead(copies);
    return copy;
  }

  private String classPath(Candidate shown, String ofTheKit) {
    return shown.classPathBehind(ofTheKit + File.pathSeparator + garden.disguise().folder());
  }
}
