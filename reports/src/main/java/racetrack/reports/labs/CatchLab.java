// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import static java.util.stream.Collectors.toMap;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Question;
import racetrack.catalogue.Subject;
import racetrack.reports.check.ResultText;
import racetrack.reports.check.Trial;
import racetrack.reports.check.Word;
import racetrack.reports.launch.Kit;
import racetrack.reports.results.Evidence;

/// A lab in which tests are written. They must hold for every sound class, and are marked by how
/// many twins they catch.
///
/// @param kit the kit
/// @param entry the pattern
record CatchLab(Kit kit, Entry entry) {

  private static final int LINES = 12;

  /// {@return the simple name of the class of tests}
  String className() {
    return "Your" + entry.pattern().contract().getSimpleName() + "Contract";
  }

  private String packageName() {
    return entry.pattern().contract().getPackageName();
  }

  /// {@return the text of a class of tests with a test that asks nothing}
  String skeleton() {
    String contract = entry.pattern().contract().getSimpleName();
    return """
    package %s;

    import org.junit.jupiter.api.Test;
    import org.junit.jupiter.params.Parameter;
    import racetrack.testkit.EverySubject;

    /// Tests that every sound [%s] passes, and a broken one fails.
    ///
    /// Each is asked of one class after the other: `subject.%s` makes an instance of it.
    @EverySubject
    class %s {

      @Parameter %s subject;

      @Test
      void keepsAPromise() {
        // Say here what you expect, with assertEquals and its like.
      }
    }
    """
        .formatted(
            packageName(),
            contract,
            factory(),
            className(),
            entry.pattern().subjects().getSimpleName());
  }

  /// How a test makes an instance.
  private String factory() {
    return Arrays.stream(entry.pattern().subjects().getDeclaredMethods())
        .filter(method -> entry.pattern().contract().isAssignableFrom(method.getReturnType()))
        .findFirst()
        .map(CatchLab::call)
        .orElse("create()");
  }

  private static String call(Method method) {
    return Arrays.stream(method.getParameters())
        .map(parameter -> parameter.getType().getSimpleName() + " " + parameter.getName())
        .collect(Collectors.joining(", ", method.getName() + "(", ")"));
  }

  /// Holds the kit's classes to the tests.
  ///
  /// @param lab the lab
  /// @param budget how long all may take
  /// @return HELD if every sound class passes them, and they catch as many twins as the kit's own
  ///   tests
  Outcome check(LabFolder lab, Duration budget) throws InterruptedException {
    Trial trial = new Trial(kit, entry, budget);
    List<Subject> sound = trial.able(entry.sound());
    List<Subject> twins = new Wounds(entry).all();
    List<Trial.Showing> all =
        trial.ask(
            lab.sources(),
            packageName() + "." + className(),
            Stream.concat(sound.stream(), twins.stream()).toList());
    return outcome(all.subList(0, sound.size()), all.subList(sound.size(), all.size()));
  }

  private Outcome outcome(List<Trial.Showing> sound, List<Trial.Showing> twins) {
    List<String> lines = new ArrayList<>();
    List<Trial.Showing> alarms = sound.stream().filter(one -> one.broke().isPresent()).toList();
    lines.add("%d of %d sound classes pass.".formatted(sound.size() - alarms.size(), sound.size()));
    alarms.stream()
        .flatMap(alarm -> alarm.broke().stream())
        .collect(toMap(Answer::check, answer -> answer, (one, _) -> one, LinkedHashMap::new))
        .values()
        .forEach(answer -> lines.addAll(falseAlarm(answer)));
    long caught = twins.stream().filter(one -> one.broke().isPresent()).count();
    lines.add("%d of %d broken classes are caught.".formatted(caught, twins.size()));
    twins.stream()
        .flatMap(twin -> twin.broke().stream())
        .collect(Collectors.groupingBy(Answer::check, Collectors.counting()))
        .forEach(
            (check, number) -> lines.add("  %d by: %s".formatted(number, ResultText.words(check))));
    List<String> open =
        Stream.concat(sound.stream(), twins.stream()).flatMap(one -> one.open().stream()).toList();
    if (!open.isEmpty()) {
      lines.add("Not every test was made: " + open.getFirst());
    }
    long enough =
        Math.max(1, twins.stream().filter(twin -> isCaughtByTests(twin.subject())).count());
    lines.add("It is done with %d: so many the kit's own tests catch.".formatted(enough));
    boolean isDone = alarms.isEmpty() && open.isEmpty() && caught >= enough;
    Word unless = open.isEmpty() || !alarms.isEmpty() ? Word.BROKEN : Word.NOT_DECIDED;
    return new Outcome(isDone ? Word.HELD : unless, isDone, lines);
  }

  private List<String> falseAlarm(Answer answer) {
    List<String> lines = new ArrayList<>();
    lines.add("  A sound class fails this: " + ResultText.words(answer.check()));
    Evidence.of(answer).brief().lines().limit(LINES).map("    "::concat).forEach(lines::add);
    return lines;
  }

  private static boolean isCaughtByTests(Subject twin) {
    return twin.claim() instanceof Claim.Broken broken
        && broken.checks().stream().anyMatch(check -> check.question() == Question.CONTRACT);
  }
}
