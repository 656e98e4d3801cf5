// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.certificate;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import racetrack.catalogue.Check;
import racetrack.catalogue.Entry;
import racetrack.catalogue.NumberedPromise;
import racetrack.catalogue.Question;
import racetrack.reports.check.Checks;
import racetrack.reports.check.Guest;
import racetrack.reports.check.Look;
import racetrack.reports.check.Result;
import racetrack.reports.check.Word;
import racetrack.reports.grade.Grading;
import racetrack.reports.grade.HandIn;
import racetrack.reports.grade.Job;
import racetrack.reports.grade.Ledger;
import racetrack.reports.grade.Progress;
import racetrack.reports.grade.Workshop;
import racetrack.reports.labs.AskedPromises;
import racetrack.reports.labs.Kind;
import racetrack.reports.launch.Kit;
import racetrack.reports.launch.Ladder;
import racetrack.reports.marks.Graded;
import racetrack.reports.results.LabCertificate;

/// Has the programs of a lab graded, as what a class has handed in.
///
/// It is the same way: the same look, fence, planted errors and record; only that a program that
/// one check has found broken is asked no more, and that the check which has found it broken before
/// comes first, and then those of the promise which it breaks. What was found out stays in a
/// ledger, so that a run that was ended is gone on with, and a program that has changed is asked
/// anew.
///
/// @param kit the kit
/// @param questions what to ask; races only where there are two processors
/// @param guard how long a question may take before it is given up as not decided
/// @param folder where ledgers are kept
/// @param conditions the conditions in words, such as `2 cores`
/// @param anew whether also what is known is asked once more
/// @param progress where to tell of each program
public record LabCertification(
    Kit kit,
    Set<Question> questions,
    Duration guard,
    Path folder,
    String conditions,
    boolean anew,
    PrintWriter progress) {

  private static final String VERSION = "certificate";

  /// Asks the programs of a lab once.
  ///
  /// @param entry the lab's pattern
  /// @param programs its programs
  /// @param run which run this is, from 1 on: each draws other lots
  /// @param before what programs came to in earlier runs
  /// @return what each came to
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  /// @throws IOException if a file cannot be written
  public List<LabCertificate.Row> ask(
      Entry entry, List<Program> programs, int run, List<LabCertificate.Row> before)
      throws InterruptedException, IOException {
    Path handedIn = Files.createTempDirectory("racetrack-certificate");
    try {
      for (Program program : programs) {
        Path place = Files.createDirectories(handedIn.resolve(id(program)));
        Files.writeString(place.resolve(program.name() + ".java"), program.text());
      }
      Map<String, Graded> graded =
          grade(entry, first(entry, programs, before), HandIn.in(handedIn), run).stream()
              .collect(Collectors.toMap(Graded::submission, Function.identity()));
      List<LabCertificate.Row> rows = new ArrayList<>();
      for (Program program : programs) {
        rows.add(row(program, requireNonNull(graded.get(id(program)))));
      }
      return rows;
    } finally {
      Guest.delete(handedIn);
    }
  }

  private static LabCertificate.Row row(Program program, Graded graded) {
    return new LabCertificate.Row(
        program.group(),
        program.name(),
        program.about(),
        graded.result().map(LabCertification::outcome).orElse(LabCertificate.REFUSED),
        graded.refusal().or(() -> graded.result().flatMap(LabCertification::reason)).orElse(""),
        graded.took().toMillis() / 1e3);
  }

  private static String outcome(Result result) {
    if (result.isForAPerson()) {
      return LabCertificate.FLAGGED;
    }
    return switch (result.word()) {
      case BROKEN -> LabCertificate.BROKEN;
      case HELD -> LabCertificate.HELD;
      case NOT_DECIDED -> LabCertificate.NOT_DECIDED;
    };
  }

  /// The first check that broke, or why nothing is decided.
  private static Optional<String> reason(Result result) {
    return switch (result.word()) {
      case BROKEN ->
          result.parts().stream()
              .flatMap(part -> part.broken().stream())
              .map(answer -> answer.check().toString())
              .findFirst();
      case NOT_DECIDED ->
          result.alarms().stream()
              .findFirst()
              .or(() ->
                  result.parts().stream()
                      .filter(part -> part.word() == Word.NOT_DECIDED)
                      .map(part -> part.question() + ": " + part.sentence())
                      .findFirst());
      case HELD -> Optional.empty();
    };
  }

  private static String id(Program program) {
    return program.group().folder() + "-" + program.name();
  }

  private List<Graded> grade(
      Entry entry, Map<String, List<Check>> first, List<HandIn> handIns, int run)
      throws InterruptedException, IOException {
    Ladder ladder = Ladder.ofThisHost(Workshop.needed(kit));
    Ledger ledger = ledger(entry, run);
    Job job =
        new Job(
            entry,
            Kind.MAKE,
            questions(entry),
            "certificate, run " + run,
            guard,
            ladder.fence(),
            Look.of(entry, Set.of()),
            Optional.of(first));
    ledger.begin(job, VERSION);
    if (anew) {
      handIns.forEach(handIn -> Guest.delete(ledger.folder(handIn.id())));
    }
    try (Workshop workshop = Workshop.open(kit, job, handIns.size())) {
      Progress told = new Progress(progress, handIns.size());
      return new Grading(workshop.examiner(), ledger, told, processors()).run(handIns);
    }
  }

  /// {@return for each program, by its id, the checks to begin with: what has found it broken
  /// before, and then what asks about the promise that it says it breaks}
  ///
  /// @param entry the lab's pattern
  /// @param programs its programs
  /// @param before what programs came to in earlier runs
  Map<String, List<Check>> first(
      Entry entry, List<Program> programs, List<LabCertificate.Row> before) {
    Map<Check, List<Integer>> asked = promisesByCheck(entry);
    return programs.stream()
        .collect(
            Collectors.toMap(
                LabCertification::id,
                program ->
                    Stream.concat(
                            caughtBy(program, before, asked.keySet()),
                            program.promise().stream()
                                .boxed()
                                .flatMap(promise -> askingAbout(promise, asked)))
                        .distinct()
                        .toList()));
  }

  private Map<Check, List<Integer>> promisesByCheck(Entry entry) {
    AskedPromises promises = new AskedPromises(kit);
    Map<Check, List<Integer>> asked = new LinkedHashMap<>();
    Stream.of(Question.CONTRACT, Question.MODEL)
        .filter(question -> !entry.lacks(question))
        .flatMap(question -> Checks.ofKit(kit).of(entry, question).stream())
        .forEach(check ->
            asked.put(
                check, promises.of(entry, check).stream().map(NumberedPromise::number).toList()));
    return asked;
  }

  /// The last check first that has found the program broken.
  private static Stream<Check> caughtBy(
      Program program, List<LabCertificate.Row> before, Set<Check> checks) {
    return before.reversed().stream()
        .filter(row -> row.place().equals(program.place()))
        .filter(row -> row.outcome().equals(LabCertificate.BROKEN))
        .flatMap(row -> checks.stream().filter(check -> check.toString().equals(row.why())));
  }

  private static Stream<Check> askingAbout(Integer promise, Map<Check, List<Integer>> asked) {
    return asked.entrySet().stream()
        .filter(check -> check.getValue().contains(promise))
        .map(Map.Entry::getKey);
  }

  /// The ledger of a run, which begins anew when the pattern or its questions have changed.
  private Ledger ledger(Entry entry, int run) throws IOException {
    Path all = folder.resolve(entry.key()).resolve(conditions.replace(' ', '-'));
    String asked = questions(entry).stream().sorted().map(Enum::name).collect(Collectors.joining());
    String state = Fingerprint.of(kit, entry);
    Path own = all.resolve("run-%d-%s-%s".formatted(run, asked, state));
    if (Files.exists(all)) {
      try (Stream<Path> others = Files.list(all)) {
        others
            .filter(other -> !other.getFileName().toString().endsWith(state))
            .sorted(Comparator.naturalOrder())
            .forEach(Guest::delete);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
    return Ledger.open(own);
  }

  private Set<Question> questions(Entry entry) {
    Set<Question> all = EnumSet.copyOf(questions);
    all.removeIf(entry::lacks);
    if (processors() < 2) {
      all.remove(Question.RACE);
    }
    return all;
  }

  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }
}
