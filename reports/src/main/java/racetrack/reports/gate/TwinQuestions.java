// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.gate;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Check;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Finding;
import racetrack.catalogue.Question;
import racetrack.catalogue.Subject;
import racetrack.reports.launch.ChildJvm;
import racetrack.reports.results.AnswerFile;

/// Asks each twin the contract tests and models that must catch it.
///
/// A twin may hang, spin or exit, so each check has a JVM of its own, which is watched: it names
/// the threads that are stuck and ends when its patience is over.
///
/// @param classPath the class path of the tests
/// @param folder where the children work and leave their output
/// @param out where to tell of progress
record TwinQuestions(String classPath, Path folder, PrintStream out) {

  private static final String ASKER = "racetrack.catalogue.Asker";

  /// How long a child may take before it names what is stuck.
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// How long a child may take to do that.
  private static final Duration GRACE = Duration.ofSeconds(10);

  private record Job(Entry entry, Subject twin, Check check) {}

  /// Asks the twins, as many at a time as there are processors.
  ///
  /// @param entries the patterns whose twins to ask
  /// @return an answer for each twin and check
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  List<Answer> ask(Collection<Entry> entries) throws InterruptedException {
    List<Callable<Answer>> jobs = new ArrayList<>();
    for (Entry entry : entries) {
      for (Subject twin : entry.broken()) {
        if (twin.claim() instanceof Claim.Broken broken) {
          broken.checks().stream()
              .filter(check -> check.question() != Question.RACE)
              .forEach(check -> jobs.add(() -> ask(new Job(entry, twin, check))));
        }
      }
    }
    out.printf("Twins: %d checks to make, each in a JVM of its own.%n", jobs.size());
    int processors = Runtime.getRuntime().availableProcessors();
    try (ExecutorService executor = Executors.newFixedThreadPool(processors)) {
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> future : executor.invokeAll(jobs)) {
        answers.add(future.get());
      }
      return answers;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private Answer ask(Job job) throws InterruptedException, IOException {
    String name = "%s-%s-%s".formatted(job.entry.key(), job.twin.name(), job.check.name());
    Path answers = folder.resolve(name + ".jsonl");
    Path output = folder.resolve(name + ".txt");
    Files.createDirectories(folder);
    Files.deleteIfExists(answers);
    Files.deleteIfExists(output);
    long start = System.nanoTime();
    ChildJvm child =
        new ChildJvm(
            List.of(
                "-XX:+EnableDynamicAgentLoading",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-D" + Subject.PROPERTY + "=" + job.twin.name(),
                "-Dracetrack.answers=" + answers.toAbsolutePath(),
                "-Dracetrack.patience=2",
                "-cp",
                classPath,
                ASKER,
                job.entry.asker(job.check.question()) + "#" + job.check.name(),
                Long.toString(PATIENCE.toSeconds())),
            folder,
            Optional.of(output));
    OptionalInt exit = child.run(PATIENCE.plus(GRACE));
    double seconds = (System.nanoTime() - start) / 1e9;
    Answer answer =
        AnswerFile.read(answers).stream()
            .filter(given -> given.check().equals(job.check))
            .findFirst()
            .map(given -> took(given, seconds))
            .orElseGet(() -> unanswered(job, exit, output, seconds));
    out.printf(
        "  %-16s %-22s %-9s %-40s %s%n",
        answer.key(),
        answer.subject(),
        answer.check().question(),
        answer.check().name(),
        answer.finding());
    return answer;
  }

  /// The time of the whole JVM is what a person waits for.
  private static Answer took(Answer answer, double seconds) {
    return new Answer(
        answer.key(),
        answer.subject(),
        answer.check(),
        answer.finding(),
        answer.evidence(),
        answer.outcomes(),
        answer.strength(),
        seconds,
        answer.asked(),
        answer.jvmArguments());
  }

  private static Answer unanswered(Job job, OptionalInt exit, Path output, double seconds) {
    String end = exit.isPresent() ? "exited with " + exit.getAsInt() : "had to be ended";
    return new Answer(
        job.entry.key(),
        job.twin.name(),
        job.check,
        Finding.NOT_ASKED,
        "The JVM gave no answer; it %s.%n%s".formatted(end, text(output)),
        List.of(),
        null,
        seconds,
        Instant.now(),
        List.of());
  }

  private static String text(Path output) {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
