// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Question;
import racetrack.reports.check.Door;
import racetrack.reports.check.Look;
import racetrack.reports.check.Need;
import racetrack.reports.check.Word;
import racetrack.reports.grade.AwayGrading;
import racetrack.reports.grade.Grading;
import racetrack.reports.grade.HandIn;
import racetrack.reports.grade.Job;
import racetrack.reports.grade.Ledger;
import racetrack.reports.grade.Progress;
import racetrack.reports.grade.Workshop;
import racetrack.reports.labs.Kind;
import racetrack.reports.labs.LabMaker;
import racetrack.reports.launch.Fence;
import racetrack.reports.launch.Kit;
import racetrack.reports.launch.Ladder;
import racetrack.reports.launch.Shield;
import racetrack.reports.marks.GradeFiles;
import racetrack.reports.marks.Graded;
import racetrack.reports.marks.JPlagFolder;
import racetrack.reports.marks.Scheme;
import racetrack.reports.marks.SchemeFile;

/// Grades what a class has handed in.
@Command(
    name = "grade",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = {
      "Grades a folder of submissions of one lab: a folder or a zip file for each, as Moodle,"
          + " Canvas and Gradescope lay them out, or as Git clones them.",
      "",
      "Each gets one of three words, as `check` has them. Who is NOT DECIDED needs a person: that"
          + " is no zero and no pass. A run that was interrupted is gone on with by the same"
          + " command."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:all are graded", "2:wrong use", "3:some need a person"})
final class GradeCommand implements Callable<Integer> {

  private static final int SOME_NEED_A_PERSON = 3;

  @Parameters(paramLabel = "FOLDER", description = "What was handed in.")
  private Path folder;

  @Option(
      names = "--lab",
      required = true,
      paramLabel = "KEY",
      description = "The pattern of the lab, such as queue.bounded.")
  private String key;

  @Option(
      names = "--kind",
      defaultValue = "make",
      description =
          "What the students did: mend or make a class, or catch twins with tests (default:"
              + " ${DEFAULT-VALUE}).")
  private Kind kind;

  @Option(
      names = "--only",
      paramLabel = "QUESTION",
      split = ",",
      description = "Ask only these: ${COMPLETION-CANDIDATES}, in small letters if you like.")
  private Set<Question> only = EnumSet.allOf(Question.class);

  @Option(
      names = "--seed",
      paramLabel = "TEXT",
      description =
          "What is drawn by lot is drawn from this, so that it can be drawn once more. Students"
              + " must not know it (default: drawn by lot, and kept in the output folder).")
  private Optional<String> seed;

  @Option(
      names = "--guard",
      paramLabel = "TIME",
      defaultValue = "3m",
      converter = TimeConverter.class,
      description =
          "After how long a question is given up as not decided; a number with a unit, such as 90s"
              + " or 3m (default: ${DEFAULT-VALUE}).")
  private Duration guard;

  @Option(
      names = "--require-isolation",
      paramLabel = "SHIELD",
      split = ",",
      description =
          "Refuse to grade unless students' classes can be kept away from these:"
              + " ${COMPLETION-CANDIDATES}. `doctor` lists what this host can.")
  private Set<Shield> required = EnumSet.noneOf(Shield.class);

  @Option(
      names = "--allow",
      paramLabel = "NEED",
      split = ",",
      description =
          "What classes of this lab may need, though most need a person's look then:"
              + " ${COMPLETION-CANDIDATES}.")
  private Set<Need> allowed = EnumSet.noneOf(Need.class);

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description =
          "Where to put the results (default: beside FOLDER, with -grades behind its name).")
  private Optional<Path> output;

  @Option(
      names = "--scheme",
      paramLabel = "FILE",
      description =
          "How marks are made of verdicts: teaching/scheme.yaml, copied and changed (default: that"
              + " file as it is).")
  private Optional<Path> scheme;

  @Option(
      names = "--jplag",
      paramLabel = "DIR",
      description =
          "Also lay the submissions out for JPlag, which finds copies, and say its command.")
  private Optional<Path> jplag;

  @Option(
      names = "--grid",
      description =
          "Have members of a grid grade, that were started with `grid join`; what they do not, is"
              + " graded here. It needs a build with -Pgrid.")
  private boolean grid;

  @Mixin private GridPlace place;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException, IOException {
    Entry entry = Names.entries(List.of(key), spec).getFirst();
    refuseUnlessPossible(entry);
    Scheme marking = scheme.map(SchemeFile::read).orElseGet(Scheme::usual);
    Kit kit = Kit.locate();
    Ladder ladder = Ladder.ofThisHost(Workshop.needed(kit));
    refuseUnlessIsolated(ladder);
    List<HandIn> handIns = HandIn.in(folder);
    Path place = output.orElseGet(() -> beside(folder));
    Ledger ledger = Ledger.open(place);
    Job job =
        new Job(
            entry,
            kind,
            questions(entry),
            seed.or(ledger::seed).orElseGet(GradeCommand::draw),
            guard,
            ladder.fence(),
            look(entry),
            Optional.empty());
    ledger.begin(job, new Main.Version().getVersion()[0]);
    tell(job, handIns.size());
    int processors = Runtime.getRuntime().availableProcessors();
    List<Graded> all;
    try (Workshop workshop = Workshop.open(kit, job, handIns.size())) {
      Progress progress = new Progress(spec.commandLine().getErr(), handIns.size());
      Grading grading = new Grading(workshop.examiner(), ledger, progress, processors);
      if (grid) {
        new AwayGrading(
                grading,
                forMembers(job),
                GridPlace.digest(),
                this::carry,
                spec.commandLine().getErr())
            .run(handIns);
      }
      all = grading.run(handIns);
    }
    List<List<String>> versions =
        all.stream().map(graded -> ledger.versions(graded.submission(), entry)).toList();
    GradeFiles.write(place, all, marking, versions);
    if (jplag.isPresent()) {
      layOut(handIns, jplag.get(), new LabMaker(kit, "").given(entry, kind));
    }
    return conclude(all, place);
  }

  /// {@return what a member is told to do with its submissions}
  private List<String> forMembers(Job job) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--lab", key, "--kind", kind.name(), "--seed", job.seed()));
    arguments.addAll(List.of("--guard", guard.toSeconds() + "s"));
    arguments.addAll(list("--only", job.questions()));
    arguments.addAll(list("--allow", allowed));
    arguments.addAll(list("--require-isolation", required));
    return arguments;
  }

  private static List<String> list(String option, Set<? extends Enum<?>> values) {
    return values.isEmpty()
        ? List.of()
        : List.of(option, values.stream().map(Enum::name).collect(Collectors.joining(",")));
  }

  private void carry(Path folder, Set<String> leftOut) throws InterruptedException {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("grade", folder.toString(), String.join(",", leftOut)));
    arguments.addAll(place.submitter(spec));
    int code = GridPlace.run(Optional.empty(), arguments);
    if (code != ExitCode.OK) {
      spec.commandLine().getErr().println("What the grid has not graded is graded here.");
    }
  }

  private void refuseUnlessPossible(Entry entry) {
    if (place.isNamed() && !grid) {
      throw new ParameterException(
          spec.commandLine(), "--seed-host names a member of a grid: say --grid, too.");
    }
    if (kind == Kind.AUDIT || kind == Kind.MEASURE) {
      throw new ParameterException(
          spec.commandLine(),
          "A lab of the kind %s is not run, so it is not graded here: use `lab check` for an audit,"
                  .formatted(kind)
              + " and the rubric for a measurement.");
    }
    if (guard.isZero()) {
      throw new ParameterException(
          spec.commandLine(), "--guard must be at least 1 second, but was 0.");
    }
    CheckCommand.refuseUnlessPossible(entry, only, (int) guard.toSeconds(), spec);
    if (entry.door().isEmpty()) {
      throw new ParameterException(spec.commandLine(), entry.pattern().closed());
    }
  }

  private void refuseUnlessIsolated(Ladder ladder) {
    Set<Shield> missing = EnumSet.noneOf(Shield.class);
    missing.addAll(required);
    missing.removeAll(ladder.fence().shields());
    if (!missing.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "This host cannot keep a class away from %s, which --require-isolation asks for: `racetrack"
                  .formatted(
                      missing.stream().map(Shield::toString).collect(Collectors.joining(", ")))
              + " doctor` says what is missing.");
    }
  }

  /// On one processor, nothing races: contract and model decide.
  private Set<Question> questions(Entry entry) {
    Set<Question> questions = EnumSet.copyOf(only);
    questions.removeIf(entry::lacks);
    if (Runtime.getRuntime().availableProcessors() < 2 && questions.remove(Question.RACE)) {
      spec.commandLine().getErr().println(Door.ONE_PROCESSOR);
    }
    return questions;
  }

  private Look look(Entry entry) {
    Set<Need> all = EnumSet.noneOf(Need.class);
    all.addAll(allowed);
    if (kind == Kind.CATCH) {
      all.add(Need.TOOLS);
    }
    return Look.of(entry, all);
  }

  private static String draw() {
    return Long.toHexString(new SecureRandom().nextLong());
  }

  private static Path beside(Path folder) {
    Path whole = folder.toAbsolutePath().normalize();
    return whole.resolveSibling(whole.getFileName() + "-grades");
  }

  private void tell(Job job, int submissions) {
    PrintWriter err = spec.commandLine().getErr();
    err.printf("Grading %d submissions of %s, seed %s.%n", submissions, key, job.seed());
    err.printf("Between them and this machine: %s.%n", String.join("; ", job.fence().words()));
    Fence fence = job.fence();
    Set<Shield> open = EnumSet.allOf(Shield.class);
    open.removeAll(fence.shields());
    if (!open.isEmpty()) {
      err.printf(
          "NOT kept away from them here: %s. `racetrack doctor` says why.%n",
          open.stream().map(Shield::toString).collect(Collectors.joining(", ")));
    }
    err.flush();
  }

  private void layOut(List<HandIn> handIns, Path target, Map<String, String> given)
      throws IOException {
    Map<String, Map<String, String>> sources = new LinkedHashMap<>();
    handIns.forEach(handIn -> sources.put(handIn.id(), handIn.sources()));
    spec.commandLine()
        .getOut()
        .println("To find copies: " + JPlagFolder.write(target, sources, given));
  }

  private int conclude(List<Graded> all, Path place) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    List<Graded> undecided = all.stream().filter(GradeCommand::needsAPerson).toList();
    List<String> counts = new ArrayList<>();
    all.stream()
        .collect(Collectors.groupingBy(Progress::word, TreeMap::new, Collectors.counting()))
        .forEach((word, count) -> counts.add(count + " " + word));
    out.printf("%d submissions: %s.%n", all.size(), String.join(", ", counts));
    undecided.forEach(graded -> out.printf("  for a person: %s%n", graded.submission()));
    out.printf("The results are in %s.%n", Files.exists(place) ? place.toRealPath() : place);
    out.flush();
    return undecided.isEmpty() ? ExitCode.OK : SOME_NEED_A_PERSON;
  }

  private static boolean needsAPerson(Graded graded) {
    return graded.result().filter(result -> result.word() == Word.NOT_DECIDED).isPresent();
  }
}
