// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Question;
import racetrack.reports.launch.Kit;
import racetrack.reports.results.ResultsFolder;

/// Lets a class in, and has it asked.
///
/// @param kit the checkout
/// @param entry the pattern
/// @param questions what to ask
/// @param budget how long all may take
/// @param progress where to tell of progress
public record Door(
    Kit kit, Entry entry, Set<Question> questions, Duration budget, PrintWriter progress) {

  /// What is said where the JVM cannot compile.
  public static final String NO_COMPILER =
      "This Java has no compiler: run Racetrack with the java of a JDK, not of a JRE.";

  /// A result, and what the compiler had to say.
  ///
  /// @param result the result
  /// @param advice the compiler's warnings, each with its place
  public record Answered(Result result, List<String> advice) {}

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
    long start = System.nanoTime();
    Deadline deadline = Deadline.after(budget);
    Path folder = folder();
    try {
      List<Path> whole = new ArrayList<>();
      List<String> advice = List.of();
      if (!sources.isEmpty()) {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<Path> usable = Stream.concat(kit.contracts().stream(), classPath.stream()).toList();
        advice = new SourceCompiler(usable).compile(SourceCompiler.files(sources), classes);
        whole.add(classes);
      }
      whole.addAll(classPath);
      Candidate candidate = Candidate.find(subject, whole, entry);
      List<Part> parts = parts(candidate, folder, deadline);
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      return new Answered(new Result(entry, candidate.name(), parts, time), advice);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(folder);
    }
  }

  private List<Part> parts(Candidate candidate, Path folder, Deadline deadline)
      throws InterruptedException {
    Optional<String> shadow = candidate.shadow();
    if (shadow.isPresent()) {
      return questions.stream()
          .sorted()
          .map(question -> Part.undecided(question, "Not asked: " + shadow.get() + "."))
          .toList();
    }
    Disguise disguise = new Disguise(folder.resolve("disguise"), new SecureRandom());
    Garden garden = new Garden(entry, disguise, new ResultsFolder(kit.verdicts()).verdicts());
    return new Examination(kit, entry, candidate, garden, folder, deadline, progress)
        .ask(questions);
  }

  /// {@return an empty folder to work in}
  static Path folder() {
    try {
      return Files.createTempDirectory("racetrack-check");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Deletes a folder with all that is in it.
  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
