// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.certify;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Check;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Finding;
import racetrack.catalogue.Question;
import racetrack.catalogue.Subject;
import racetrack.reports.check.Checks;
import racetrack.reports.check.Deadline;
import racetrack.reports.gate.AskerCommand;
import racetrack.reports.launch.ChildJvm;
import racetrack.reports.launch.Kit;
import racetrack.reports.results.AnswerFile;
import racetrack.reports.results.MutantResult.Outcome;
import racetrack.testkit.AskerJvm;

/// Asks the questions of a pattern of classes that stand in for its subjects, until one breaks.
///
/// The contract comes first, since most die of it, and within it the checks that have killed most
/// for their time ([Yields]): those of several suspects share a JVM, and whoever has spent it
/// leaves the others to the next. Then come the models in full depth, each in a JVM of its own,
/// since Lincheck changes the classes that it looks at. Where a pattern starts JVMs, its contract
/// is asked so, too: they must find the suspect on the class path. The races are asked by
/// themselves, of many suspects together, since the twins, which say how many samples are enough,
/// run with them.
///
/// May be used by many threads.
final class Interrogation {

  /// After how many seconds without progress the threads of a mutant are stuck.
  private static final int STUCK = 2;

  /// How long a check of the contract may take, at least and at most.
  private static final Duration LEAST_PATIENCE = Duration.ofSeconds(10);

  private static final Duration MOST_PATIENCE = Duration.ofMinutes(1);

  /// How often that is what all checks of a sound subject took.
  private static final int LATENESS = 4;

  private static final Duration MODEL_PATIENCE = Duration.ofMinutes(3);

  /// So many JVMs are lost over a check before it counts: on a busy host it may be nobody's fault.
  private static final int TRIALS = 2;

  /// How long a JVM may take beside its checks: on a busy host, all may stand still for a while.
  private static final Duration GRACE = Duration.ofMinutes(2);

  /// The exit code of a JVM in which a check did not end.
  private static final int HUNG = 1;

  /// Exit codes from here on are signals: somebody else has ended the JVM.
  private static final int SIGNALS = 128;

  /// How the answer of a check begins that was ended.
  private static final String HANGS = "It did not end";

  /// How it begins if not even somebody ran who might have been slow.
  private static final String STANDS_STILL = HANGS + ", and nothing went on";

  /// How it begins if it was ended for its many threads.
  private static final String CROWDED = HANGS + " before it had more than";

  private static final List<String> LIMITS = List.of("-Xmx512m", "-XX:+ExitOnOutOfMemoryError");

  private final Kit kit;
  private final Entry entry;
  private final List<String> quickStart;
  private final Deadline deadline;

  private volatile Duration patience = LEAST_PATIENCE;

  private final Yields yields = new Yields();

  /// Whether each suspect needs a class path of its own.
  private final boolean isApart;

  /// Prepares to ask.
  ///
  /// @param kit the checkout
  /// @param entry the pattern
  /// @param quickStart JVM arguments with which a JVM for checks starts sooner
  /// @param deadline when no more models are begun
  Interrogation(Kit kit, Entry entry, List<String> quickStart, Deadline deadline) {
    this.kit = kit;
    this.entry = entry;
    this.quickStart = List.copyOf(quickStart);
    this.deadline = deadline;
    this.isApart = SubjectFile.startsJvms(kit, entry);
  }

  /// Notes a kill, so that its check comes sooner.
  void remember(Check killer) {
    yields.killed(killer);
  }

  /// Makes sure of a subject itself, and is as patient from then on as the host is busy.
  ///
  /// @param itself the subject
  /// @return whether it keeps its contract in a JVM of this kind
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  synchronized Found unchanged(Suspect itself) throws InterruptedException {
    Duration before = patience;
    patience = MOST_PATIENCE;
    long start = System.nanoTime();
    Found found = contract(List.of(itself)).getOrDefault(itself, Found.SURVIVED);
    Duration taken = Duration.ofNanos(System.nanoTime() - start).multipliedBy(LATENESS);
    patience = min(max(before, taken), MOST_PATIENCE);
    return found;
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  /// Asks contract and model.
  ///
  /// @param suspects whom to ask
  /// @return what was found about each
  /// @throws InterruptedException if interrupted while waiting; no child is then left
  Map<Suspect, Found> ask(List<Suspect> suspects) throws InterruptedException {
    Map<Suspect, Found> found = contract(suspects);
    for (Suspect suspect : left(found)) {
      if (!entry.lacks(Question.MODEL)) {
        found.put(suspect, deadline.isOver() ? Found.notAsked(Found.LATE) : model(suspect));
      }
    }
    found.values().forEach(each -> Optional.ofNullable(each.killer()).ifPresent(this::remember));
    return found;
  }

  private static List<Suspect> left(Map<Suspect, Found> found) {
    return found.entrySet().stream()
        .filter(entry -> entry.getValue().outcome() == Outcome.SURVIVED)
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Makes the checks of the contract.
  ///
  /// @param suspects whom to ask
  private Map<Suspect, Found> contract(List<Suspect> suspects) throws InterruptedException {
    Map<Suspect, Found> found = new LinkedHashMap<>();
    Map<Suspect, List<Check>> open = new LinkedHashMap<>();
    for (Suspect suspect : suspects) {
      found.put(suspect, Found.SURVIVED);
      List<Check> checks = yields.ordered(Checks.ofKit(kit).of(entry, Question.CONTRACT));
      open.put(suspect, new ArrayList<>(checks));
    }
    int trials = 0;
    for (int round = 1; !open.isEmpty(); round++) {
      int before = size(open);
      ChildJvm.End end =
          isApart ? jvmOf(open.entrySet().iterator().next(), round) : jvmOfContract(open, round);
      Map<Suspect, Found> news = news(open, round, end);
      trials = news.isEmpty() && size(open) == before ? trials + 1 : 0;
      if (trials == TRIALS) {
        Map.Entry<Suspect, List<Check>> first = open.entrySet().iterator().next();
        news.put(first.getKey(), lost(end, first.getValue().getFirst()));
        trials = 0;
      }
      found.putAll(news);
      open.keySet().removeAll(news.keySet());
    }
    return found;
  }

  private static int size(Map<Suspect, List<Check>> open) {
    return open.values().stream().mapToInt(List::size).sum();
  }

  /// Asks the first one alone.
  private ChildJvm.End jvmOf(Map.Entry<Suspect, List<Check>> first, int round)
      throws InterruptedException {
    Suspect suspect = first.getKey();
    List<String> arguments = new ArrayList<>(quickStart);
    arguments.addAll(AskerCommand.LATE_OPTIMISATION);
    arguments.addAll(
        AskerCommand.of(
            classPath(kit, suspect.classes()), answers(suspect, round), STUCK, patience));
    first.getValue().forEach(check -> arguments.add(argument(entry, suspect.subject(), check)));
    return run(
        arguments,
        suspect.folder(),
        "contract-%d".formatted(round),
        patience.multipliedBy(first.getValue().size()));
  }

  private ChildJvm.End jvmOfContract(Map<Suspect, List<Check>> open, int round)
      throws InterruptedException {
    Path folder = open.keySet().iterator().next().folder();
    Path orders = folder.resolve("orders-%d.txt".formatted(round));
    String text =
        open.entrySet().stream()
            .map(each -> order(each.getKey(), each.getValue(), round))
            .collect(Collectors.joining());
    try {
      Files.createDirectories(folder);
      Files.writeString(orders, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> arguments = new ArrayList<>(quickStart);
    arguments.addAll(AskerCommand.LATE_OPTIMISATION);
    arguments.addAll(
        AskerCommand.ofMutants(classPath(kit, folder.resolve("none")), orders, STUCK, patience));
    return run(
        arguments, folder, "contract-%d".formatted(round), patience.multipliedBy(size(open)));
  }

  private String order(Suspect suspect, List<Check> checks, int round) {
    return Stream.concat(
            Stream.of(suspect.classes().toString(), answers(suspect, round).toString()),
            checks.stream().map(check -> argument(entry, suspect.subject(), check)))
        .collect(Collectors.joining("\t", "", "\n"));
  }

  private static Path answers(Suspect suspect, int round) {
    return suspect.folder().resolve("contract-%d.jsonl".formatted(round));
  }

  /// What a round has decided; takes the checks off the list that were made. If the JVM was lost,
  /// the last of them may have been under way on another kind of thread.
  private Map<Suspect, Found> news(Map<Suspect, List<Check>> open, int round, ChildJvm.End end) {
    boolean isLost = !ended(end, AskerJvm.DONE) && !ended(end, AskerJvm.SPENT);
    Map<Suspect, List<Answer>> given = new LinkedHashMap<>();
    open.forEach((suspect, checks) -> {
      given.put(suspect, sure(AnswerFile.read(answers(suspect, round))));
      for (Answer answer : given.getOrDefault(suspect, List.of())) {
        yields.took(answer.check(), answer.seconds());
        checks.remove(answer.check());
      }
    });
    if (isLost) {
      given.entrySet().stream()
          .filter(entry -> !entry.getValue().isEmpty())
          .reduce((_, later) -> later)
          .ifPresent(last ->
              open.getOrDefault(last.getKey(), new ArrayList<>())
                  .addFirst(last.getValue().getLast().check()));
    }
    Map<Suspect, Found> news = new LinkedHashMap<>();
    open.forEach((suspect, checks) -> {
      Optional<Answer> broken = broken(given.getOrDefault(suspect, List.of()));
      if (broken.isPresent()) {
        news.put(suspect, Found.killed(broken.get()));
      } else if (checks.isEmpty()) {
        news.put(suspect, Found.SURVIVED);
      }
    });
    return news;
  }

  /// That a check took too long says something only if a thread was in the code of the pattern: on
  /// a busy host, it may not have come that far.
  private List<Answer> sure(List<Answer> answers) {
    String place = "at " + entry.pattern().contract().getPackageName() + ".";
    return answers.stream()
        .filter(answer ->
            answer.finding() != Finding.BROKE
                || !answer.evidence().startsWith(HANGS)
                || answer.evidence().startsWith(STANDS_STILL)
                || answer.evidence().startsWith(CROWDED)
                || answer.evidence().contains(place))
        .toList();
  }

  static Optional<Answer> broken(List<Answer> answers) {
    return answers.stream().filter(answer -> answer.finding() == Finding.BROKE).findFirst();
  }

  /// What to say of a suspect in whose check the JVM was lost, unless somebody else has ended it.
  private static Found lost(ChildJvm.End end, Check check) {
    if (ended(end, AskerJvm.DONE)) {
      return Found.notAsked(check + " did not run.");
    }
    String words = "%s took the JVM with it, which %s.".formatted(check, end.words());
    boolean isUnsure =
        ended(end, HUNG) || ended(end, AskerJvm.SPENT) || end.exitCode().orElse(SIGNALS) >= SIGNALS;
    return isUnsure && !end.flooded()
        ? Found.notAsked(words)
        : Found.killed(check, words + "\n" + end.lastWords());
  }

  private static boolean ended(ChildJvm.End end, int code) {
    return end.exitCode().equals(OptionalInt.of(code));
  }

  private Found model(Suspect suspect) throws InterruptedException {
    List<Check> checks = Checks.ofKit(kit).of(entry, Question.MODEL);
    Path answers = suspect.folder().resolve("model.jsonl");
    List<String> arguments = new ArrayList<>(quickStart);
    arguments.addAll(AskerCommand.NO_OPTIMISATION);
    arguments.add(AskerCommand.FULL_DEPTH);
    arguments.addAll(
        AskerCommand.of(classPath(kit, suspect.classes()), answers, STUCK, MODEL_PATIENCE));
    checks.forEach(check -> arguments.add(argument(entry, suspect.subject(), check)));
    ChildJvm.End end =
        run(arguments, suspect.folder(), "model", MODEL_PATIENCE.multipliedBy(checks.size()));
    List<Answer> given = sure(AnswerFile.read(answers));
    List<Check> open = new ArrayList<>(checks);
    given.forEach(answer -> open.remove(answer.check()));
    return broken(given)
        .map(Found::killed)
        .orElseGet(() -> open.isEmpty() ? Found.SURVIVED : lost(end, open.getFirst()));
  }

  private static ChildJvm.End run(
      List<String> arguments, Path folder, String name, Duration patience)
      throws InterruptedException {
    List<String> whole = new ArrayList<>(LIMITS);
    whole.add(AskerCommand.UNTIL_ONE_BREAKS);
    whole.addAll(arguments);
    Path output = folder.resolve(name + ".txt");
    return new ChildJvm(whole, folder, Optional.of(output)).run(patience.plus(GRACE));
  }

  /// {@return a request as the JVM of the checks takes it}
  static String argument(Entry entry, Subject subject, Check check) {
    return subject.alias() + "=" + entry.asker(check.question()) + "#" + check.name();
  }

  /// It begins with the libraries, which may be in an archive.
  static String classPath(Kit kit, Path classes) {
    return Stream.of(
            kit.questionsLibraries(),
            classes.toString(),
            kit.questions().toString(),
            kit.examples().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
