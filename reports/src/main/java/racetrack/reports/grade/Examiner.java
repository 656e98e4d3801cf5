// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.grade;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Question;
import racetrack.programs.KitClasses;
import racetrack.reports.check.BadSubmissionException;
import racetrack.reports.check.Door;
import racetrack.reports.check.Part;
import racetrack.reports.check.Result;
import racetrack.reports.check.ResultText;
import racetrack.reports.check.Terms;
import racetrack.reports.labs.Kind;
import racetrack.reports.labs.Skeleton;
import racetrack.reports.launch.Kit;
import racetrack.reports.launch.ToolException;
import racetrack.reports.marks.Graded;
import racetrack.reports.results.BadResultsException;
import racetrack.reports.results.Sources;

/// Asks one submission, in two halves.
///
/// @param kit the kit
/// @param job what is asked
/// @param quickStart for some questions, arguments with which their JVMs start sooner
/// @param knownTwins how often twins show their wounds in races here; empty if nobody knows
/// @param scratch a folder to work in
public record Examiner(
    Kit kit,
    Job job,
    Map<Question, List<String>> quickStart,
    Optional<Path> knownTwins,
    Path scratch) {

  /// What is asked of several submissions at once.
  private static final Set<Question> BESIDE = EnumSet.of(Question.CONTRACT, Question.MODEL);

  /// Prepares to ask.
  public Examiner {
    quickStart = Map.copyOf(quickStart);
  }

  /// A submission on its way.
  ///
  /// @param id its id
  /// @param sources the folder of its sources
  /// @param subject the full name of its class; empty if that is for the door to find out
  /// @param terms on which terms it is let in
  private record Visitor(String id, Path sources, Optional<String> subject, Terms terms) {}

  /// A submission of which the first half was asked.
  ///
  /// @param visitor the submission; empty if the rest is not asked
  /// @param answered what the first half came to; empty if it was not asked
  /// @param graded what was found out so far
  record Half(Optional<Visitor> visitor, Optional<Door.Answered> answered, Graded graded) {}

  /// A submission that was graded.
  ///
  /// @param graded what was found out
  /// @param report the same for a person
  /// @param printed the beginning of what was printed in its JVMs
  record Done(Graded graded, String report, String printed) {}

  /// Asks what can be asked of several submissions at once.
  ///
  /// @param id the id of the submission
  /// @param handed its files
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  Half firstHalf(String id, Handed handed) throws InterruptedException {
    long start = System.nanoTime();
    Path sources = scratch.resolve(id.hashCode() + "-" + handed.digest());
    try {
      Handed own = handed.without(this::isOfTheKit).around(className());
      if (own.files().isEmpty()) {
        throw new BadGradingException("No Java file was handed in.");
      }
      own.writeTo(sources);
      Terms terms = terms(id, handed, outputs(sources));
      Visitor visitor = new Visitor(id, sources, own.fullName(className()), terms);
      return job.kind() == Kind.CATCH ? askTests(visitor, start) : askClass(visitor, start);
    } catch (BadSubmissionException | BadGradingException e) {
      return refused(id, String.valueOf(e.getMessage()).replace(sources + "/", ""), start);
    }
  }

  private Half askTests(Visitor visitor, long start) throws InterruptedException {
    CatchTrial.Findings found =
        new CatchTrial(kit, job.entry(), job.guard(), visitor.terms())
            .ask(visitor.sources(), visitor.subject().orElse(className()));
    Graded graded =
        graded(visitor.id(), Optional.of(found.result()), Optional.empty(), since(start));
    return new Half(Optional.of(visitor), Optional.empty(), with(graded, found.caught()));
  }

  private Half askClass(Visitor visitor, long start) throws InterruptedException {
    Door.Answered answered = job.isThrifty() ? askThriftily(visitor) : ask(visitor, BESIDE);
    Graded graded =
        graded(visitor.id(), Optional.of(answered.result()), Optional.empty(), since(start));
    return new Half(Optional.of(visitor), Optional.of(answered), graded);
  }

  private Door.Answered askThriftily(Visitor visitor) throws InterruptedException {
    Door.Answered contract = ask(visitor, EnumSet.of(Question.CONTRACT));
    if (isSettled(contract) || contract.result().isForAPerson() || !asks(Question.MODEL)) {
      return contract;
    }
    return and(contract, ask(visitor, EnumSet.of(Question.MODEL)).result().parts());
  }

  private static Door.Answered and(Door.Answered first, List<Part> more) {
    Result result =
        new Result(
            first.result().entry(),
            first.result().type(),
            Stream.concat(first.result().parts().stream(), more.stream()).toList(),
            first.result().time());
    return new Door.Answered(result, first.origin(), first.advice(), first.sources());
  }

  /// {@return a submission of which nothing can be asked}
  ///
  /// @param id its id
  /// @param sentence why
  /// @param start when it was begun with, in the time of [System#nanoTime]
  Half refused(String id, String sentence, long start) {
    Graded graded = graded(id, Optional.empty(), Optional.of(sentence), since(start));
    return new Half(Optional.empty(), Optional.empty(), graded);
  }

  /// Asks the rest, while nothing else runs.
  ///
  /// @param half the first half
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  Done secondHalf(Half half) throws InterruptedException {
    if (half.visitor().isEmpty() || half.answered().isEmpty() || !isRaced(half.answered().get())) {
      return done(half.graded(), half.answered(), half.visitor());
    }
    long start = System.nanoTime();
    Door.Answered first = half.answered().get();
    Optional<String> lost = reasonToStop(first.result());
    List<Part> races =
        lost.isPresent()
            ? List.of(Part.undecided(Question.RACE, lost.get()))
            : races(half.visitor().get());
    Duration took = half.graded().took().plus(since(start));
    Door.Answered whole = and(first, races);
    Graded graded =
        graded(half.graded().submission(), Optional.of(whole.result()), Optional.empty(), took);
    return done(graded, Optional.of(whole), half.visitor());
  }

  private Done done(Graded graded, Optional<Door.Answered> answered, Optional<Visitor> visitor) {
    String printed =
        visitor.flatMap(one -> one.terms().outputs()).map(Printed::beginning).orElse("");
    return new Done(graded, report(graded, answered), printed);
  }

  /// Whatever a class does to the JVMs of the races or to their files, the next is graded.
  private List<Part> races(Visitor visitor) throws InterruptedException {
    try {
      return ask(visitor, EnumSet.of(Question.RACE)).result().parts();
    } catch (BadResultsException | ToolException e) {
      String alarm = "The races left no results that can be read: " + e.getMessage();
      return List.of(Part.undecided(Question.RACE, alarm).with(List.of(alarm)));
    }
  }

  private boolean isRaced(Door.Answered first) {
    return asks(Question.RACE) && !(job.isThrifty() && isSettled(first));
  }

  private static boolean isSettled(Door.Answered answered) {
    return answered.result().parts().stream().anyMatch(Part::decidesAgainst);
  }

  private boolean asks(Question question) {
    return job.questions().contains(question) && !job.entry().lacks(question);
  }

  /// A class that ends or holds up JVMs is not raced, and neither is one that a person has to see.
  private static Optional<String> reasonToStop(Result first) {
    if (!first.alarms().isEmpty()) {
      return Optional.of("Not asked: the answers so far cannot be relied on.");
    }
    return first.parts().stream()
        .map(Part::sentence)
        .filter(sentence -> sentence.startsWith("Not asked: the class"))
        .findFirst();
  }

  private Door.Answered ask(Visitor visitor, Set<Question> some) throws InterruptedException {
    Set<Question> questions = EnumSet.copyOf(some);
    questions.retainAll(job.questions());
    return new Door(
            kit,
            job.entry(),
            questions,
            job.guard(),
            new PrintWriter(Writer.nullWriter()),
            visitor.terms())
        .ask(List.of(visitor.sources()), visitor.subject(), List.of());
  }

  private Path outputs(Path sources) {
    try {
      return Files.createDirectories(scratch.resolve("printed").resolve(sources.getFileName()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Terms terms(String id, Handed handed, Path outputs) {
    return new Terms(
        job.fence().forTheNext(),
        Optional.of(job.seed() + "\n" + job.entry().key() + "\n" + handed.digest()),
        quickStart,
        Optional.of(job.look()),
        Optional.of(outputs),
        knownTwins,
        job.first(id));
  }

  private String className() {
    String name = Skeleton.className(job.entry());
    return job.kind() == Kind.CATCH ? name + "Contract" : name;
  }

  /// A copy of the contract that was handed in with the class.
  private boolean isOfTheKit(String type) {
    return KitClasses.class.getResource("/" + type.replace('.', '/') + ".class") != null;
  }

  private Graded graded(
      String id, Optional<Result> result, Optional<String> refusal, Duration took) {
    return new Graded(
        id,
        job.entry(),
        job.kind(),
        job.seed(),
        result,
        refusal,
        Optional.empty(),
        job.fence().words(),
        took);
  }

  private static Graded with(Graded graded, Graded.Caught caught) {
    return new Graded(
        graded.submission(),
        graded.entry(),
        graded.kind(),
        graded.seed(),
        graded.result(),
        graded.refusal(),
        Optional.of(caught),
        graded.isolation(),
        graded.took());
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private String report(Graded graded, Optional<Door.Answered> answered) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    out.printf("%s: %s%n", graded.submission(), Progress.word(graded));
    graded.refusal().ifPresent(out::println);
    if (answered.isPresent()) {
      Entry entry = job.entry();
      String command = "racetrack check %s FOLDER".formatted(entry.key());
      Sources checks = Sources.in(kit.checks(entry.key()));
      new ResultText(answered.get(), checks, false, command, Optional.empty()).write(out);
    } else {
      graded.result().stream()
          .flatMap(result -> result.parts().stream())
          .forEach(part -> out.printf("%s: %s%n", part.word(), part.sentence()));
    }
    if (job.kind() != Kind.CATCH && !asks(Question.RACE) && !job.entry().lacks(Question.RACE)) {
      out.printf("%nNo races were asked: contract and model decide.%n");
    }
    out.printf(
        "%nIt was run behind: %s. Seed: %s.%n",
        String.join("; ", graded.isolation()), graded.seed());
    out.flush();
    return text.toString();
  }
}
