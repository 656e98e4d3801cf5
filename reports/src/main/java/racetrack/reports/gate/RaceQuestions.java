// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import racetrack.catalogue.Answer;
import racetrack.reports.launch.ChildJvm;
import racetrack.reports.launch.Fence;
import racetrack.reports.launch.MainClass;
import racetrack.reports.launch.ToolException;
import racetrack.reports.results.AnswerFile;
import racetrack.runners.RacePreset;
import racetrack.runners.ResultNames;
import racetrack.testkit.Seal;
import racetrack.testkit.SealedChannel;

/// Asks the race scenarios, in a JVM of their own that forks others for the samples.
///
/// @param classPath the class path of the race runner
/// @param folder where it works, and leaves `races.json` or `deep.json`
/// @param patience how long a scenario may take beside its sampling
/// @param fence what stands between the JVMs and the rest of the machine
/// @param known a `races.json` of this host with answers of twins, which are then not asked; empty
///   to ask them
public record RaceQuestions(
    String classPath, Path folder, Duration patience, Fence fence, Optional<Path> known) {

  /// Its exit code when some cells were not asked, which their answers say.
  private static final int NOT_WHOLE = 1;

  private static final int WRONG_USE = 2;

  /// jcstress itself ends an iteration that hangs after 30 s.
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  /// Standard output carries the answers. The runner itself only waits and counts, for which the
  /// quick compiler is enough; what samples is in JVMs of its own.
  private static final List<String> SEALED =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:+DisplayVMOutputToStderr",
          "-D" + SealedChannel.PROPERTY + "=true");

  RaceQuestions(String classPath, Path folder) {
    this(classPath, folder, PATIENCE);
  }

  /// Sets up races without a fence.
  ///
  /// @param classPath the class path of the race runner
  /// @param folder where it works, and leaves `races.json` or `deep.json`
  /// @param patience how long a scenario may take beside its sampling
  public RaceQuestions(String classPath, Path folder, Duration patience) {
    this(classPath, folder, patience, Fence.none(), Optional.empty());
  }

  /// Sets up the races.
  public RaceQuestions {}

  /// What the races have shown.
  ///
  /// @param answers the answers
  /// @param silence why others are missing
  /// @param meddling signs that somebody else has told something in their place; none if all is
  ///   well
  public record Races(List<Answer> answers, String silence, List<String> meddling) {

    /// Records what was shown.
    public Races {
      answers = List.copyOf(answers);
      meddling = List.copyOf(meddling);
    }
  }

  /// Runs the races.
  ///
  /// @param keys the patterns to ask
  /// @param subjects the subjects to ask; empty for all
  /// @param budget how long the run should take
  /// @return the answers; none if the runner could not work
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  /// @throws ToolException if the runner said that it cannot work here
  Races ask(Collection<String> keys, Collection<String> subjects, Duration budget)
      throws InterruptedException {
    return ask(keys, subjects, List.of(), List.of(), budget, limit(budget), Optional.empty());
  }

  /// Runs the races, of classes from outside as well.
  ///
  /// @param keys the patterns to ask
  /// @param subjects the subjects to ask; empty for all
  /// @param submitted the names of classes from outside, which are on the class path, in the order
  ///   in which they are asked; behind a name, each after a colon, may stand the scenarios that the
  ///   class is asked, or, after a question mark, the name of another: a scenario is then asked
  ///   only if that one breaks in it
  /// @param scenarios the scenarios to ask, by their simple names; empty for all
  /// @param budget how long the run should take
  /// @param limit after how long it is ended
  /// @param output the file for what the runner says of its progress; empty to pass it on
  /// @return the answers; none if the runner could not work
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  /// @throws ToolException if the runner said that it cannot work here
  public Races ask(
      Collection<String> keys,
      Collection<String> subjects,
      Collection<String> submitted,
      Collection<String> scenarios,
      Duration budget,
      Duration limit,
      Optional<Path> output)
      throws InterruptedException {
    List<String> arguments = arguments(RacePreset.quick, keys, subjects, budget);
    if (!submitted.isEmpty()) {
      arguments.add("--submitted=" + String.join(",", submitted));
    }
    if (!scenarios.isEmpty()) {
      arguments.add("--scenarios=" + String.join(",", scenarios));
    }
    return submitted.isEmpty()
        ? ask(arguments, limit, output)
        : askSealed(arguments, limit, output);
  }

  /// Runs the races of mutants, and of the twins that say how many samples are enough.
  ///
  /// @param key the pattern
  /// @param twins the names of its twins
  /// @param mutants each as the name of a sound subject, `@`, and the folder of the classes that
  ///   take its place
  /// @param budget how long the run should take
  /// @param output the file for what the runner says of its progress
  /// @return the answers; none if the runner could not work
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  /// @throws ToolException if the runner said that it cannot work here
  public Races askMutants(
      String key, List<String> twins, List<String> mutants, Duration budget, Path output)
      throws InterruptedException {
    List<String> arguments = arguments(RacePreset.quick, List.of(key), twins, budget);
    arguments.add("--mutants=" + String.join(",", mutants));
    return ask(arguments, limit(budget), Optional.of(output));
  }

  private Races ask(List<String> arguments, Duration limit, Optional<Path> output)
      throws InterruptedException {
    Path races = folder.resolve(ResultNames.RACES);
    delete(races);
    ChildJvm.End end = run(arguments, limit, output, Optional.empty());
    List<Answer> answers = Fence.plainFile(races).map(AnswerFile::read).orElse(List.of());
    return new Races(answers, silence(end), List.of());
  }

  /// What the JVM tells is sealed, in a file beside its folder: classes from outside can write to
  /// what is in that.
  private Races askSealed(List<String> arguments, Duration limit, Optional<Path> output)
      throws InterruptedException {
    Path file = folder.resolveSibling(folder.getFileName() + ".sealed");
    delete(file);
    ChildJvm.Channel channel = Heard.channel(file);
    List<String> sealed = new ArrayList<>(SEALED);
    sealed.addAll(arguments);
    ChildJvm.End end = run(sealed, limit, output, Optional.of(channel));
    Heard heard = Heard.of(channel).lastOfEach();
    List<String> meddling = new ArrayList<>(heard.faults());
    if (heard.answers().stream().anyMatch(answer -> answer.evidence().contains(Seal.BROKEN))) {
      meddling.add(Seal.BROKEN);
    }
    return new Races(heard.answers(), silence(end), meddling.stream().distinct().toList());
  }

  /// Runs the deep tier of the races, which goes on from what the folder holds.
  ///
  /// @param keys the patterns to ask
  /// @param subjects the subjects to ask; empty for all
  /// @param budget how long the run should take
  /// @return whether it ran to its end
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  /// @throws ToolException if the runner said that it cannot work here
  boolean deepen(Collection<String> keys, Collection<String> subjects, Duration budget)
      throws InterruptedException {
    OptionalInt exitCode =
        run(
                arguments(RacePreset.deep, keys, subjects, budget),
                limit(budget),
                Optional.empty(),
                Optional.empty())
            .exitCode();
    return exitCode.isPresent() && exitCode.getAsInt() <= NOT_WHOLE;
  }

  /// The runner keeps to its budget, but for scenarios that hang, each of which it ends, and for
  /// twins that hide on a busy host. This is for a runner that hangs itself.
  private static Duration limit(Duration budget) {
    return budget.multipliedBy(2).plusMinutes(15);
  }

  private List<String> arguments(
      RacePreset preset, Collection<String> keys, Collection<String> subjects, Duration budget) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + temporary(),
                "-cp",
                classPath,
                MainClass.of(classPath),
                "--preset=" + preset,
                "--keys=" + String.join(",", keys),
                "--budget=" + budget.toSeconds(),
                "--patience=" + patience.toSeconds(),
                "--output=" + folder.toAbsolutePath()));
    known.ifPresent(file -> arguments.add("--known=" + file.toAbsolutePath()));
    if (!subjects.isEmpty()) {
      arguments.add("--subjects=" + String.join(",", subjects));
    }
    return arguments;
  }

  /// Within a fence, only the folder itself can be written to.
  private Path temporary() {
    return fence.isOpen() ? Path.of(System.getProperty("java.io.tmpdir")) : folder.toAbsolutePath();
  }

  private ChildJvm.End run(
      List<String> arguments,
      Duration limit,
      Optional<Path> output,
      Optional<ChildJvm.Channel> channel)
      throws InterruptedException {
    ChildJvm.End end = new ChildJvm(arguments, folder, output, channel, fence).run(limit);
    if (end.exitCode().equals(OptionalInt.of(WRONG_USE))) {
      if (output.isPresent()) {
        System.err.println(end.lastWords());
      }
      throw new ToolException("The runner of the races");
    }
    return end;
  }

  private static String silence(ChildJvm.End end) {
    return "%s The JVM of the races %s.%n%s"
        .formatted(Judge.NO_ANSWER, end.words(), end.lastWords())
        .strip();
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
