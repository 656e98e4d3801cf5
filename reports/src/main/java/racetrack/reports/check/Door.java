// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import racetrack.catalogue.Check;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Question;
import racetrack.reports.launch.Kit;
import racetrack.reports.results.ResultsFolder;
import racetrack.reports.results.Sources;

/// Lets a class in, and has it asked.
///
/// @param kit the checkout
/// @param entry the pattern
/// @param questions what to ask
/// @param budget how long all may take
/// @param progress where to tell of progress
/// @param terms on which terms it is let in
public record Door(
    Kit kit,
    Entry entry,
    Set<Question> questions,
    Duration budget,
    PrintWriter progress,
    Terms terms) {

  /// A door with the usual terms.
  ///
  /// @param kit the checkout
  /// @param entry the pattern
  /// @param questions what to ask
  /// @param budget how long all may take
  /// @param progress where to tell of progress
  public Door(
      Kit kit, Entry entry, Set<Question> questions, Duration budget, PrintWriter progress) {
    this(kit, entry, questions, budget, progress, Terms.USUAL);
  }

  /// What is said where the JVM cannot compile.
  public static final String NO_COMPILER =
      "This Java has no compiler: run Racetrack with the java of a JDK, not of a JRE.";

  /// What is said where nothing can race.
  public static final String ONE_PROCESSOR =
      "Races need two processors, and this JVM uses one: contract and model decide.";

  /// What is said of a class in which a [Look] has found something.
  static final String FOR_A_PERSON = "Not asked: a person has to look at it.";

  /// A result, where the class comes from, and what the compiler had to say.
  ///
  /// @param result the result
  /// @param origin where the class comes from
  /// @param advice the compiler's warnings, each with its place
  /// @param sources the sources of the class, for its evidence to quote
  public record Answered(Result result, Origin origin, List<String> advice, Sources sources) {

    /// {@return the same, with further advice before the compiler's}
    private Answered with(List<String> further) {
      List<String> all = Stream.concat(further.stream(), advice.stream()).toList();
      return new Answered(result, origin, all, sources);
    }
  }

  /// Asks a class.
  ///
  /// @param sources files and folders of sources, to be compiled; empty for a class that is
  ///   compiled
  /// @param subject its full name; empty for the only class in the sources that fits
  /// @param classPath jars and folders that it needs, or lies in
  /// @return what came of it
  /// @throws BadSubmissionException if it cannot be asked
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  public Answered ask(List<Path> sources, Optional<String> subject, List<Path> classPath)
      throws InterruptedException {
    Set<Question> askable = askable();
    if (!askable.equals(questions)) {
      progress.println(ONE_PROCESSOR);
      progress.flush();
    }
    return ask(sources, subject, classPath, examination -> examination.ask(askable));
  }

  /// {@return the questions that can be asked here: nothing races on one processor, so the others
  /// decide there, if any is asked}
  private Set<Question> askable() {
    Set<Question> others = new HashSet<>(questions);
    others.remove(Question.RACE);
    boolean canRace = Runtime.getRuntime().availableProcessors() > 1;
    return canRace || others.stream().allMatch(entry::lacks) ? questions : others;
  }

  /// Asks a class, and then Error Prone for advice on its sources.
  ///
  /// @param sources as [#ask] takes them
  /// @param subject as [#ask] takes it
  /// @param classPath as [#ask] takes it
  /// @return what came of it
  /// @throws BadSubmissionException if it cannot be asked
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  public Answered askWithAdvice(List<Path> sources, Optional<String> subject, List<Path> classPath)
      throws InterruptedException {
    Answered answered = ask(sources, subject, classPath);
    if (sources.isEmpty()) {
      return answered;
    }
    List<Path> usable = Guest.usable(kit, classPath);
    return answered.with(new ErrorProne(kit).advice(SourceCompiler.files(sources), usable));
  }

  /// Asks a class one check alone, as it was asked before.
  ///
  /// @param repeat the check
  /// @param sources as [#ask] takes them
  /// @param subject as [#ask] takes it
  /// @param classPath as [#ask] takes it
  /// @return what came of it
  /// @throws BadSubmissionException if the class or the check cannot be asked
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  public Answered askAgain(
      Repeat repeat, List<Path> sources, Optional<String> subject, List<Path> classPath)
      throws InterruptedException {
    return ask(sources, subject, classPath, examination -> List.of(examination.askAgain(repeat)));
  }

  /// Asks a question of a class alone, until a check breaks: the shortest way to a mistake.
  ///
  /// @param question the contract or the model
  /// @param first the checks to begin with, in their order
  /// @param sources as [#ask] takes them
  /// @param subject as [#ask] takes it
  /// @return what broke; empty if nothing did, which says little
  /// @throws BadSubmissionException if the class cannot be asked
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  public Optional<Answered> glance(
      Question question, List<Check> first, List<Path> sources, Optional<String> subject)
      throws InterruptedException {
    return Optional.of(
            ask(
                sources,
                subject,
                List.of(),
                examination -> List.of(examination.glance(question, first))))
        .filter(answered -> answered.result().word() == Word.BROKEN);
  }

  /// What is asked of a class.
  private interface Plan {

    List<Part> carryOut(Examination examination) throws InterruptedException;
  }

  private Answered ask(
      List<Path> sources, Optional<String> subject, List<Path> classPath, Plan plan)
      throws InterruptedException {
    long start = System.nanoTime();
    Deadline deadline = Deadline.after(budget);
    try (Guest guest = Guest.admit(kit, entry, sources, subject, classPath)) {
      terms.fence().letPass(guest.folder());
      guest.candidate().classPath().stream()
          .filter(part -> part.startsWith(guest.folder()))
          .forEach(terms.fence()::letRead);
      List<Part> parts = parts(guest.candidate(), guest.folder(), deadline, plan);
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      return new Answered(
          new Result(entry, guest.candidate().name(), parts, time),
          guest.origin(),
          guest.advice(),
          guest.sources());
    }
  }

  private List<Part> parts(Candidate candidate, Path folder, Deadline deadline, Plan plan)
      throws InterruptedException {
    List<String> findings =
        terms.look().map(look -> look.at(candidate.classPath())).orElse(List.of());
    if (!findings.isEmpty()) {
      return unasked(FOR_A_PERSON, findings);
    }
    Optional<String> shadow = candidate.shadow();
    if (shadow.isPresent()) {
      return unasked("Not asked: " + shadow.get() + ".", List.of());
    }
    Disguise disguise = new Disguise(folder.resolve("disguise"), terms.lot());
    Garden garden = new Garden(entry, disguise, new ResultsFolder(kit.verdicts()).verdicts());
    return plan.carryOut(
        new Examination(kit, entry, candidate, garden, folder, deadline, progress, terms));
  }

  private List<Part> unasked(String reason, List<String> alarms) {
    List<Part> parts = new ArrayList<>();
    questions.stream()
        .filter(question -> !entry.lacks(question))
        .sorted()
        .map(question -> Part.undecided(question, reason))
        .map(part -> parts.isEmpty() ? part.with(alarms) : part)
        .forEachOrdered(parts::add);
    return parts;
  }
}
