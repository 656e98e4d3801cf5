// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.infra.runners.TestList;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Finding;
import racetrack.catalogue.Submission;
import racetrack.programs.FileTrouble;
import racetrack.programs.Leash;
import racetrack.programs.WholeFile;
import racetrack.runners.RacePreset;
import racetrack.testkit.SealedChannel;

/// Asks the race scenarios of the catalogue's subjects and writes the answers down.
///
/// The exit code says whether the run was whole: 0 when every cell was asked, 1 when one was not, 2
/// for wrong use, or for a folder that cannot be used. Whether the answers are good is for the gate
/// to judge.
@Command(
    name = "races",
    mixinStandardHelpOptions = true,
    description = "Asks the race scenarios of every subject.")
public final class RaceRunner implements Callable<Integer> {

  /// How often the answers are written down while it runs.
  private static final Duration OFTEN = Duration.ofSeconds(2);

  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

  @Option(names = "--keys", split = ",", description = "The patterns to ask; all if not given.")
  private Set<String> keys = Set.of();

  @Option(
      names = "--subjects",
      split = ",",
      description = "The subjects to ask, with their twins; all if not given.")
  private Set<String> subjects = Set.of();

  @Option(
      names = "--scenarios",
      split = ",",
      description = "The scenarios to ask, by their simple names; all if not given.")
  private Set<String> scenarios = Set.of();

  @Option(
      names = "--preset",
      defaultValue = "quick",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private RacePreset preset;

  @Option(
      names = "--submitted",
      paramLabel = "CLASS[:SCENARIO][?CLASS]",
      split = ",",
      description =
          "Classes from outside to ask as well; they are on the class path. All scenarios are asked"
              + " of a class unless some are named; after a question mark, another class without"
              + " which, broken in the same scenario, it is not asked.")
  private List<String> submitted = List.of();

  @Option(
      names = "--mutants",
      paramLabel = "SUBJECT@FOLDER",
      split = ",",
      description = "Folders of classes that take the place of a sound subject's, to ask as well.")
  private List<String> mutants = List.of();

  @Option(
      names = "--budget",
      defaultValue = "60",
      description = "How many seconds to take in all (default: ${DEFAULT-VALUE}).")
  private double budget;

  @Option(
      names = "--output",
      required = true,
      description = "The folder for races.json, or for deep.json, which is gone on with.")
  private Path output;

  @Option(
      names = "--known",
      paramLabel = "FILE",
      description =
          "A races.json of this host: twins that it has seen caught often enough are not asked.")
  private @Nullable Path known;

  @Option(
      names = "--patience",
      defaultValue = "45",
      description =
          "How many seconds a scenario may take beside its sampling (default: ${DEFAULT-VALUE}).")
  private int patience;

  private final PrintStream out = System.out;
  private final long start = System.nanoTime();
  private List<Cell> cells = List.of();
  private @Nullable DeepFile deep;
  private int attempts;

  /// When the answers were written last, in nanoseconds since the start.
  private long written;

  private RaceRunner() {}

  /// Runs the races.
  ///
  /// @param arguments see `--help`
  public static void main(String[] arguments) {
    SealedChannel.openIfTold(RaceRunner.class); // before anybody else reads the input
    Leash.fasten();
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT); // numbers read the same everywhere
    int code =
        new CommandLine(new RaceRunner())
            .setExecutionExceptionHandler(RaceRunner::explain)
            .execute(arguments);
    SealedChannel.end(code);
    System.exit(code);
  }

  private static int explain(Exception exception, CommandLine command, ParseResult arguments)
      throws Exception {
    command.getErr().println(FileTrouble.sentence(exception).orElseThrow(() -> exception));
    return CommandLine.ExitCode.USAGE;
  }

  @Override
  public Integer call() throws FileSystemException {
    WholeFile.tryOut(output);
    WholeFile.tryOut(TEMPORARY); // jcstress unpacks a library there
    deep = preset == RacePreset.deep ? DeepFile.open(output, out) : null;
    cells =
        RacePlan.cells(entries(), TestList.tests(), submitted, mutants()).stream()
            .filter(this::isChosen)
            .toList();
    if (deep != null) {
      deep.restore(cells);
    }
    if (known != null) {
      restoreTwins(RaceFiles.read(known));
    }
    Thread interrupted = new Thread(this::stopHalfWay, "write-what-was-asked");
    Runtime.getRuntime().addShutdownHook(interrupted);
    if (cells.stream().anyMatch(cell -> cell.test() != null)) {
      race();
    }
    write(); // before the hook goes, so that a run that is ended now has its answers
    Runtime.getRuntime().removeShutdownHook(interrupted);
    return due().allMatch(cell -> cell.finding() != Finding.NOT_ASKED) ? 0 : 1;
  }

  private void restoreTwins(List<Answer> earlier) {
    for (Cell cell : cells) {
      earlier.stream()
          .filter(answer -> cell.isTwin() && cell.isOf(answer))
          .findFirst()
          .ifPresent(cell::add);
    }
  }

  private void race() {
    out.println("Races: probing this host.");
    try (Forks forks = Forks.probe(output, Duration.ofSeconds(patience))) {
      List<Cell> admitted = cells.stream().filter(forks::admit).toList();
      List<Setting> settings = preset == RacePreset.deep ? forks.settings() : List.of();
      Duration left = Duration.ofMillis((long) (budget * 1e3)).minusNanos(elapsedNanos());
      out.printf(
          "Races: %d cells to ask, %.0f s for them, %d side by side.%n",
          admitted.size(), left.toMillis() / 1e3, forks.width());
      switch (preset) {
        case quick ->
            new Race(
                    admitted,
                    slices -> forks.attempt(slices, this::record),
                    forks.width(),
                    left,
                    System::nanoTime)
                .run();
        case deep -> raceDeeply(forks, admitted, settings, left);
      }
    }
  }

  private void raceDeeply(Forks forks, List<Cell> admitted, List<Setting> settings, Duration left) {
    out.printf("Races: %d settings to run them in.%n", settings.size());
    new DeepRace(
            admitted,
            settings,
            heats -> {
              heats.forEach(this::announce);
              forks.run(heats, this::record);
              writeHalfWay();
            },
            forks.width(),
            left,
            System::nanoTime)
        .run();
  }

  private void announce(DeepRace.Heat heat) {
    Cell cell = heat.slices().keySet().iterator().next();
    out.printf("%s %s: %s%n", cell.key(), cell.check().name(), heat.setting().mode());
  }

  /// Keeps what is known so far, whatever happens to this JVM.
  private void writeHalfWay() {
    try {
      write();
    } catch (FileSystemException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void record(Cell cell, Cell.Attempt attempt) {
    cell.add(attempt);
    attempts++;
    if (deep == null && elapsedNanos() - written > OFTEN.toNanos()) {
      writeHalfWay(); // whoever ends this JVM by force has what is known so far
      written = elapsedNanos();
    }
    out.printf(
        "  %4.0f s  attempt %-3d %-16s %-20s %-14s %-9s %,d forbidden of %,d%n",
        elapsedNanos() / 1e9,
        attempts,
        cell.key(),
        Submission.title(cell.alias()),
        cell.check().name(),
        cell.finding(),
        cell.hits(),
        cell.samples());
  }

  private List<Entry> entries() {
    Catalogue catalogue = Catalogue.load();
    Set<String> unknown = new TreeSet<>(keys);
    catalogue.entries().forEach(entry -> unknown.remove(entry.key()));
    if (!unknown.isEmpty()) {
      throw new CommandLine.ParameterException(
          new CommandLine(this),
          "No pattern has the key %s; the keys are %s."
              .formatted(
                  String.join(", ", unknown),
                  String.join(", ", catalogue.entries().stream().map(Entry::key).toList())));
    }
    return catalogue.entries().stream()
        .filter(entry -> keys.isEmpty() || keys.contains(entry.key()))
        .toList();
  }

  private boolean isChosen(Cell cell) {
    boolean isAsked =
        subjects.isEmpty()
            || subjects.contains(cell.subject().name())
            || cell.subject().name().equals(Submission.SUBJECT)
            || Mutant.of(cell.alias()).isPresent();
    return isAsked && (scenarios.isEmpty() || scenarios.contains(cell.check().name()));
  }

  private List<Mutant> mutants() {
    return mutants.stream().map(Mutant::of).flatMap(Optional::stream).toList();
  }

  private synchronized void stopHalfWay() {
    due()
        .filter(cell -> cell.finding() == Finding.NOT_ASKED)
        .forEach(cell -> cell.refuse("The run was interrupted before this check."));
    try {
      tellWhatWasNotAsked(write());
    } catch (FileSystemException e) {
      out.println(FileTrouble.sentence(e).orElseThrow());
    }
  }

  private void tellWhatWasNotAsked(List<Answer> answers) {
    List<Answer> notAsked =
        answers.stream().filter(answer -> answer.finding() == Finding.NOT_ASKED).toList();
    out.printf(
        "Races: interrupted; %d cells were asked, %d were not:%n",
        answers.size() - notAsked.size(), notAsked.size());
    notAsked.forEach(
        a -> out.printf("  NOT ASKED %s %s %s%n", a.key(), a.subject(), a.check().name()));
  }

  private synchronized List<Answer> write() throws FileSystemException {
    List<Answer> answers = due().map(Cell::answer).toList();
    if (deep == null) {
      RaceFiles.tell(answers, output);
    } else {
      deep.write(answers, elapsedNanos() / 1e9);
    }
    return answers;
  }

  private Stream<Cell> due() {
    return cells.stream().filter(cell -> cell.isDue(cells));
  }

  private long elapsedNanos() {
    return System.nanoTime() - start;
  }
}
