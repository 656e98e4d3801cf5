// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Check;
import racetrack.catalogue.Finding;
import racetrack.catalogue.Question;
import racetrack.reports.gate.AskerCommand;
import racetrack.reports.gate.Heard;
import racetrack.reports.launch.ChildJvm;
import racetrack.reports.launch.Fence;
import racetrack.testkit.AskerJvm;

/// Makes checks of classes that may do anything, in JVMs that may be lost.
///
/// All checks share one JVM. Whatever ends it, the suspects are asked once more, each alone, so
/// that the right one is blamed; the others go on in the next. A class that has cost [#STRIKES]
/// JVMs is asked no more.
///
/// What they tell is sealed ([Heard]), in a file that is theirs to write to and not to open. It is
/// read when they are dead.
///
/// Used by one thread.
final class Asking {

  /// Why a check is not answered that was asked, and left no trace.
  static final String NO_ANSWER = "No answer was recorded.";

  /// Why a check is not answered that there was no time for.
  static final String TIME_WAS_UP = "The time was up.";

  /// Why a check is not answered that comes after the one which found the class broken.
  private static final String SETTLED = "Not asked: another check has found the class broken.";

  /// After so many lost JVMs a class is asked no more.
  private static final int STRIKES = 2;

  /// After how many seconds without progress the threads of a class are stuck on a quiet host: more
  /// than a twin of the kit gets, since here nobody knows what will come.
  private static final int STUCK = 3;

  /// Exit codes from here on are signals: somebody else has ended the JVM.
  private static final int SIGNALS = 128;

  private static final List<String> LIMITS =
      List.of(
          "-Xmx512m",
          "-XX:MaxMetaspaceSize=256m",
          "-XX:MaxDirectMemorySize=64m",
          "-XX:+ExitOnOutOfMemoryError");

  private final String classPath;
  private final Path folder;
  private final Duration patience;
  private final List<String> jvmArguments;
  private final Deadline deadline;
  private final Fence fence;
  private final Optional<Path> outputs;

  private final Deque<List<Request>> batches = new ArrayDeque<>();
  private final List<Answer> answers = new ArrayList<>();
  private final Map<String, Integer> strikes = new HashMap<>();
  private int rounds;
  private boolean everAnswered;
  private final List<String> meddling = new ArrayList<>();
  private Optional<String> until = Optional.empty();
  private boolean isEachUntilBroken;

  /// Prepares to ask.
  ///
  /// @param classPath the class path of the tests and of the classes
  /// @param folder where the JVMs work and leave their output; no other has worked there
  /// @param patience how long a check may take
  /// @param jvmArguments arguments of the JVMs
  /// @param deadline when all has to be over
  /// @param terms on which terms the classes were let in
  Asking(
      String classPath,
      Path folder,
      Duration patience,
      List<String> jvmArguments,
      Deadline deadline,
      Terms terms) {
    this.classPath = classPath;
    this.folder = folder;
    this.patience = patience;
    this.jvmArguments = List.copyOf(jvmArguments);
    this.deadline = deadline;
    this.fence = terms.fence();
    this.outputs = terms.outputs();
  }

  /// Prepares to ask on the usual terms.
  Asking(
      String classPath,
      Path folder,
      Duration patience,
      List<String> jvmArguments,
      Deadline deadline) {
    this(classPath, folder, patience, jvmArguments, deadline, Terms.USUAL);
  }

  /// Asks.
  ///
  /// @param requests the checks, in the order in which they are made
  /// @return one answer or more for each
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  List<Answer> ask(List<Request> requests) throws InterruptedException {
    batches.add(requests);
    while (!batches.isEmpty()) {
      List<Request> batch = withoutLost(batches.pop());
      if (deadline.isOver()) {
        batch.forEach(request -> refuse(request, TIME_WAS_UP));
      } else if (!batch.isEmpty()) {
        ask(batch, round(batch));
      }
    }
    return everAnswered ? List.copyOf(answers) : answers.stream().map(Asking::unasked).toList();
  }

  /// Asks until a check has found a class broken, and was made of the others, too.
  ///
  /// @param requests the checks, in the order in which they are made, each of all classes at once
  /// @param type the full name of the class
  /// @return one answer or more for each; what was not asked any more says so
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  List<Answer> askUntilBroken(List<Request> requests, String type) throws InterruptedException {
    until = Optional.of(type);
    return ask(requests);
  }

  /// Asks each class until a check has found it broken.
  ///
  /// @param requests the checks, in the order in which they are made
  /// @return one answer or more for each; what was not asked any more says so
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  List<Answer> askEachUntilBroken(List<Request> requests) throws InterruptedException {
    isEachUntilBroken = true;
    return ask(requests);
  }

  /// Whether a check comes after one that has found the class broken, or that with which all is
  /// over.
  private boolean isSettled(Request request) {
    Set<Check> ending = until.map(this::breaking).orElse(Set.of());
    boolean isOver = !ending.isEmpty() && !ending.contains(request.check());
    return isOver || (isEachUntilBroken && !breaking(request.type()).isEmpty());
  }

  private Set<Check> breaking(String type) {
    return answers.stream()
        .filter(answer -> answer.finding() == Finding.BROKE)
        .filter(answer -> answer.subject().equals(type))
        .map(Answer::check)
        .collect(Collectors.toSet());
  }

  /// {@return whether a class has cost so many JVMs that it was not asked everything}
  boolean hasGivenUp(String type) {
    return strikes.getOrDefault(type, 0) >= STRIKES;
  }

  /// Whether it is not needed: the check has not broken for the class on which that depends.
  private boolean isIdle(Request request) {
    return request
        .ifBroken()
        .filter(other -> !breaking(other).contains(request.check()))
        .isPresent();
  }

  /// What depends on a class that is asked the same check in the same JVM is left to that JVM.
  private List<Request> due(List<Request> batch) {
    List<Request> due = new ArrayList<>();
    for (Request request : batch) {
      if (!isIdle(request)) {
        due.add(request.inAnyCase());
      } else if (batch.stream().anyMatch(request::dependsOn)) {
        due.add(request);
      }
    }
    return due;
  }

  private List<Request> withoutLost(List<Request> batch) {
    List<Request> left = due(batch);
    left.removeIf(request -> {
      if (isSettled(request)) {
        refuse(request, SETTLED);
        return true;
      }
      boolean lost = hasGivenUp(request.type());
      if (lost) {
        refuse(request, "Not asked: the class had ended or held up %d JVMs.".formatted(STRIKES));
      }
      return lost;
    });
    return left;
  }

  /// {@return signs that somebody else has told something on the channel; none if all is well}
  List<String> meddling() {
    return List.copyOf(meddling);
  }

  private record Round(ChildJvm.End end, Heard heard) {

    List<Answer> given() {
      return heard.answers();
    }
  }

  private Round round(List<Request> batch) throws InterruptedException {
    rounds++;
    Path name = folder.getFileName();
    Path own = folder.resolve("own-" + rounds);
    Path output = outputs.orElse(folder).resolve("%s-%d.txt".formatted(name, rounds));
    ChildJvm.Channel channel = Heard.channel(folder.resolve(rounds + ".sealed"));
    List<String> arguments = new ArrayList<>(jvmArguments);
    arguments.addAll(LIMITS);
    arguments.add("-Djava.io.tmpdir=" + own.toAbsolutePath());
    until.map(AskerCommand::untilBroken).ifPresent(arguments::add);
    if (isEachUntilBroken) {
      arguments.add(AskerCommand.EACH_UNTIL_BROKEN);
    }
    boolean isStrict = batch.stream().allMatch(one -> one.check().question() == Question.CONTRACT);
    arguments.addAll(AskerCommand.sealed(classPath, isStrict, STUCK, patience));
    batch.forEach(request -> arguments.add(request.argument()));
    ChildJvm.End end =
        new ChildJvm(arguments, own, Optional.of(output), Optional.of(channel), fence)
            .run(deadline.left());
    Heard heard = Heard.of(channel);
    meddling.addAll(heard.faults());
    return new Round(end, heard);
  }

  private void ask(List<Request> batch, Round round) {
    everAnswered |= !round.given().isEmpty();
    List<Request> open = new ArrayList<>(batch);
    open.removeIf(request -> round.given().stream().anyMatch(request::isAnsweredBy));
    if (round.end().exitCode().isEmpty() && !round.end().flooded()) {
      answers.addAll(round.given());
      open.forEach(request -> refuse(request, TIME_WAS_UP));
    } else if (endedWith(AskerJvm.DONE, round)) {
      answers.addAll(round.given());
      open.forEach(request -> refuse(request, isSettled(request) ? SETTLED : NO_ANSWER));
    } else if (endedWith(AskerJvm.SPENT, round) && !round.given().isEmpty()) {
      answers.addAll(round.given());
      batches.push(open);
    } else if (hasHung(round)) {
      answers.addAll(round.given());
      strike(round.given().getLast().subject());
      batches.push(open);
    } else if (batch.size() == 1) {
      blame(batch.getFirst(), round);
    } else {
      suspect(batch, open, round);
    }
  }

  /// A class may end the JVM with any code, so the JVM itself has to have told of its end.
  private static boolean endedWith(int code, Round round) {
    return round.end().exitCode().equals(OptionalInt.of(code))
        && round.heard().end().equals(OptionalInt.of(code));
  }

  /// The JVM has named what did not end, and then ended itself.
  private static boolean hasHung(Round round) {
    return !round.given().isEmpty()
        && round.given().getLast().finding() == Finding.BROKE
        && round.given().getLast().evidence().startsWith("It did not end");
  }

  /// Whoever answered last may have been asked on another kind of thread when the JVM was lost; the
  /// next may have just begun.
  private void suspect(List<Request> batch, List<Request> open, Round round) {
    List<Answer> sure = new ArrayList<>(round.given());
    List<Request> suspects = new ArrayList<>();
    if (!sure.isEmpty() && sure.getLast().finding() == Finding.HELD) {
      Answer last = sure.getLast();
      batch.stream().filter(request -> request.isAnsweredBy(last)).forEach(suspects::add);
      sure.removeIf(answer -> suspects.getFirst().isAnsweredBy(answer));
    }
    answers.addAll(sure);
    if (!open.isEmpty()) {
      suspects.add(open.removeFirst());
      batches.push(open);
    }
    suspects.reversed().forEach(request -> batches.push(List.of(request)));
  }

  private void blame(Request request, Round round) {
    strike(request.type());
    if (round.end().exitCode().orElse(0) >= SIGNALS) {
      refuse(request, "Somebody ended the JVM: it %s.".formatted(round.end().words()));
      return;
    }
    answers.add(
        answer(
            request,
            Finding.BROKE,
            "It took the JVM with it, which %s.%n%s"
                .formatted(round.end().words(), round.end().lastWords())));
  }

  private void strike(String type) {
    strikes.merge(type, 1, Integer::sum);
  }

  private void refuse(Request request, String reason) {
    if (!isIdle(request)) {
      answers.add(answer(request, Finding.NOT_ASKED, reason));
    }
  }

  private static Answer answer(Request request, Finding finding, String evidence) {
    return new Answer(
        request.entry().key(),
        request.type(),
        request.check(),
        finding,
        evidence.strip(),
        List.of(),
        null,
        0,
        Instant.now(),
        List.of());
  }

  /// No JVM ever answered, so it is not the classes' fault.
  private static Answer unasked(Answer answer) {
    return new Answer(
        answer.key(),
        answer.subject(),
        answer.check(),
        Finding.NOT_ASKED,
        answer.evidence(),
        List.of(),
        null,
        0,
        answer.asked(),
        List.of());
  }
}
