// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.grade;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import racetrack.catalogue.Question;
import racetrack.reports.check.Calibration;
import racetrack.reports.check.Guest;
import racetrack.reports.check.QuickStart;
import racetrack.reports.launch.Fence;
import racetrack.reports.launch.Kit;

/// What all submissions of a run share: a folder to work in, archives of classes with which their
/// JVMs start sooner, and how often twins show their wounds in races here. Closing it deletes the
/// folder.
///
/// @param folder the folder
/// @param examiner asks submissions
public record Workshop(Path folder, Examiner examiner) implements AutoCloseable {

  /// From so many submissions on it pays to make archives of classes first.
  private static final int MANY = 12;

  /// From so many on it pays to race the twins once for all of them.
  private static final int SOME = 4;

  /// {@return a workshop}
  ///
  /// Archives of classes are made where there are so many submissions that they pay.
  ///
  /// @param kit the kit
  /// @param job what is asked
  /// @param submissions of how many
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  /// @throws IOException if the temporary folder cannot be used
  public static Workshop open(Kit kit, Job job, int submissions)
      throws InterruptedException, IOException {
    Path folder = Files.createTempDirectory("racetrack-grade");
    Map<Question, List<String>> quickStart = Map.of();
    if (submissions >= MANY) {
      Path archives = Files.createDirectories(folder.resolve("archives"));
      quickStart = QuickStart.make(kit, job.entry(), archived(job), archives);
      job.fence().letRead(archives);
    }
    Optional<Path> knownTwins = Optional.empty();
    if (submissions >= SOME && job.kind().isAsked() && asksRaces(job)) {
      Path twins = folder.resolve("twins");
      knownTwins = Calibration.race(kit, job.entry(), twins);
      job.fence().letRead(twins);
    }
    job.fence().letPass(folder);
    Path sources = Files.createTempDirectory(folder, "sources"); // for nobody else to read
    return new Workshop(folder, new Examiner(kit, job, quickStart, knownTwins, sources));
  }

  private static Set<Question> archived(Job job) {
    Set<Question> questions = EnumSet.of(Question.CONTRACT, Question.MODEL);
    questions.retainAll(job.questions());
    return questions;
  }

  private static boolean asksRaces(Job job) {
    return job.questions().contains(Question.RACE) && !job.entry().lacks(Question.RACE);
  }

  /// {@return what a child has to read}
  ///
  /// @param kit the kit
  public static List<Path> needed(Kit kit) {
    Path java = Path.of(System.getProperty("java.home"));
    String classPath = kit.questionsClassPath() + File.pathSeparator + kit.racesClassPath();
    return Stream.concat(
            Stream.of(java.resolve("bin/java"), java.resolve("lib/modules"), Fence.code()),
            Arrays.stream(classPath.split(File.pathSeparator))
                .map(part -> Path.of(part.replace("*", ""))))
        .toList();
  }

  @Override
  public void close() {
    try {
      Guest.delete(folder);
    } catch (UncheckedIOException e) {
      System.err.println("Not deleted: " + folder); // what is in it may be hard to delete
    }
  }
}
