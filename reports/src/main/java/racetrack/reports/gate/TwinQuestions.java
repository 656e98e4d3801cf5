// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.gate;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
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
/// A twin may hang, spin or exit, so it is asked in a JVM that is watched: it names the threads
/// that are stuck and ends when its patience is over. Checks share a JVM until it is lost, or a
/// thread of a twin lives on in it; those that it had not made are made in another.
///
/// @param classPath the class path of the tests
/// @param libraries what it begins with
/// @param folder where the children work and leave their output
/// @param out where to tell of progress
record TwinQuestions(String classPath, String libraries, Path folder, PrintStream out) {

  /// From so many checks on it pays to make their JVMs an archive of classes first.
  private static final int MANY = 20;

  /// Into how many batches contract tests are dealt out for each processor.
  private static final int HANDS = 4;

  /// After how many seconds without progress the threads of a twin are stuck.
  private static final int STUCK = 1;

  /// How long a check may take before the child names what is stuck.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// How long a child may take to start, and to name it. On a busy host, all may stand still for
  /// most of a minute.
  private static final Duration GRACE = Duration.ofMinutes(3);

  private record Request(Entry entry, Subject twin, Check check) {

    @Override
    public String toString() {
      return twin.name() + "=" + entry.asker(check.question()) + "#" + check.name();
    }

    boolean isAnsweredBy(Answer answer) {
      return answer.key().equals(entry.key())
          && answer.subject().equals(twin.name())
          && answer.check().equals(check);
    }
  }

  /// Asks the twins, in four times as many JVMs at a time as there are processors: a twin that is
  /// stuck needs none.
  ///
  /// @param entries the patterns whose twins to ask
  /// @return an answer for each twin and check
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  List<Answer> ask(Collection<Entry> entries) throws InterruptedException {
    int processors = Runtime.getRuntime().availableProcessors();
    List<Request> requests = requests(entries);
    List<List<Request>> batches = batches(requests, processors);
    FutureTask<List<String>> quickStart = new FutureTask<>(() -> quickStart(batches.getLast()));
    List<Callable<List<Answer>>> jobs = new ArrayList<>();
    for (List<Request> batch : batches) {
      String name = "jvm-" + (jobs.size() + 1);
      if (isOfContracts(batch) && requests.size() >= MANY) {
        jobs.add(() -> {
          quickStart.run(); // the first to come does it, the others wait
          return ask(batch, name, quickStart.get());
        });
      } else {
        jobs.add(() -> ask(batch, name, List.of()));
      }
    }
    out.printf("Twins: %d checks to make, in %d batches.%n", requests.size(), batches.size());
    try (ExecutorService executor = Executors.newFixedThreadPool(4 * processors)) {
      List<Answer> answers = new ArrayList<>();
      for (Future<List<Answer>> future : executor.invokeAll(jobs)) {
        answers.addAll(future.get());
      }
      return answers;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("A twin could not be asked.", e.getCause());
    }
  }

  private static List<Request> requests(Collection<Entry> entries) {
    List<Request> requests = new ArrayList<>();
    for (Entry entry : entries) {
      for (Subject twin : entry.broken()) {
        if (twin.claim() instanceof Claim.Broken broken && broken.isObservableHere()) {
          broken.checks().stream()
              .filter(check -> check.question() != Question.RACE)
              .forEach(check -> requests.add(new Request(entry, twin, check)));
        }
      }
    }
    return requests;
  }

  /// The models come first, dealt out to the processors: they take longest, and Lincheck is slow to
  /// warm up. Contract tests are dealt out more finely, since nobody knows how long they wait.
  private static List<List<Request>> batches(List<Request> requests, int processors) {
    List<List<Request>> batches = new ArrayList<>();
    batches.addAll(dealt(about(Question.MODEL, requests), processors));
    batches.addAll(dealt(about(Question.CONTRACT, requests), HANDS * processors));
    return batches;
  }

  private static List<List<Request>> dealt(List<Request> requests, int hands) {
    return IntStream.range(0, Math.min(hands, requests.size()))
        .mapToObj(first ->
            IntStream.iterate(first, index -> index < requests.size(), index -> index + hands)
                .mapToObj(requests::get)
                .toList())
        .toList();
  }

  private static List<Request> about(Question question, List<Request> requests) {
    return requests.stream().filter(request -> request.check.question() == question).toList();
  }

  private static boolean isOfContracts(List<Request> batch) {
    return batch.getFirst().check.question() == Question.CONTRACT;
  }

  /// {@return JVM arguments with which a contract test starts sooner}
  ///
  /// @param example a batch whose check is made of a sound subject, to see which classes it takes
  private List<String> quickStart(List<Request> example) throws InterruptedException, IOException {
    Request request = example.getFirst();
    Subject sound = request.entry.sound().getFirst();
    List<String> arguments = new ArrayList<>(command(folder.resolve("archive.jsonl")));
    arguments.add(new Request(request.entry, sound, request.check).toString());
    List<String> start = new ClassArchive(libraries, folder.toAbsolutePath()).make(arguments);
    if (start.isEmpty()) {
      out.println("Twins: this JVM makes no archive of classes, so it takes a little longer.");
    }
    return start;
  }

  private List<Answer> ask(List<Request> requests, String name, List<String> jvmArguments)
      throws InterruptedException, IOException {
    List<Answer> answers = new ArrayList<>();
    List<Request> open = new ArrayList<>(requests);
    for (int attempt = 1; !open.isEmpty(); attempt++) {
      Path file = folder.resolve("%s-%d.jsonl".formatted(name, attempt));
      Path output = folder.resolve("%s-%d.txt".formatted(name, attempt));
      Files.createDirectories(folder);
      Files.deleteIfExists(file);
      Files.deleteIfExists(output);
      ChildJvm.End end = child(open, file, output, jvmArguments);
      List<Answer> given = AnswerFile.read(file);
      if (given.isEmpty()) {
        // Nothing was gained, so another attempt would not help the first of them.
        given = List.of(unanswered(open.getFirst(), end, output));
      }
      given.forEach(this::tell);
      answers.addAll(given);
      open.removeIf(request -> answers.stream().anyMatch(request::isAnsweredBy));
    }
    return answers;
  }

  /// Asks a JVM of its own.
  private ChildJvm.End child(
      List<Request> requests, Path answers, Path output, List<String> jvmArguments)
      throws InterruptedException {
    List<String> arguments = new ArrayList<>(jvmArguments);
    arguments.addAll(
        isOfContracts(requests) ? AskerCommand.LATE_OPTIMISATION : AskerCommand.NO_OPTIMISATION);
    arguments.add(AskerCommand.TIDY);
    arguments.addAll(command(answers));
    requests.stream().map(Request::toString).forEach(arguments::add);
    Duration patience = PATIENCE.multipliedBy(requests.size()).plus(GRACE);
    return new ChildJvm(arguments, folder, Optional.of(output)).run(patience);
  }

  private List<String> command(Path answers) {
    return AskerCommand.of(classPath, answers, STUCK, PATIENCE);
  }

  private void tell(Answer answer) {
    out.printf(
        "  %-16s %-22s %-8s %-9s %5.1f s  %s%n",
        answer.key(),
        answer.subject(),
        answer.check().question(),
        answer.finding(),
        answer.seconds(),
        answer.check().name());
  }

  private static Answer unanswered(Request request, ChildJvm.End end, Path output)
      throws IOException {
    return new Answer(
        request.entry.key(),
        request.twin.name(),
        request.check,
        Finding.NOT_ASKED,
        "The JVM gave no answer; it %s.%n%s".formatted(end.words(), Files.readString(output)),
        List.of(),
        null,
        0,
        Instant.now(),
        List.of());
  }
}
