// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.results;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import racetrack.reports.results.Interleaving.Kind;
import racetrack.reports.results.Interleaving.Place;
import racetrack.reports.results.Interleaving.Stage;
import racetrack.reports.results.Interleaving.Step;

/// The steps of an interleaving that a person looks at, in words: those in the subject's own lines,
/// the calls of the scenario, and wherever a thread waits.
///
/// @param interleaving the interleaving
/// @param own the subject's sources
record OwnSteps(Interleaving interleaving, Sources own) {

  /// The longest sequence of steps that is looked for when they repeat.
  private static final int LONGEST = 24;

  /// So often a sequence is there before it counts as a repetition.
  private static final int OFTEN = 3;

  private static final String CALLS = "calls ";

  /// What every object begins with.
  private static final Pattern BEGINNING = Pattern.compile("^(Object|Record|Enum)\\.<init>\\(");

  private static final String WAITS = "waits ";

  private static final int LONGEST_VALUE = 60;

  /// One step in words.
  ///
  /// @param stage when
  /// @param thread which thread makes it
  /// @param place where; empty for a call of the scenario
  /// @param words what the thread does, such as `reads count: 0`
  record Deed(Stage stage, int thread, Optional<Place> place, String words) {

    /// {@return whether a line of the source says it as well: a call that returns nothing}
    ///
    /// @param line the line, if it is at hand
    boolean isSaidBy(Optional<String> line) {
      return words.startsWith(CALLS)
          && words.endsWith(")")
          && line.filter(code -> code.contains(name())).isPresent();
    }

    private String name() {
      return words.substring(CALLS.length(), words.indexOf('(')).replaceFirst(".*\\.", "") + "(";
    }

    /// {@return whether the thread waits, and once it is woken looks and waits again}
    boolean isWaiting() {
      return words.startsWith(WAITS);
    }
  }

  /// A deed, and which step it tells of, from 0 on.
  record Told(Deed deed, int step) {}

  List<Deed> deeds() {
    return told().stream().map(Told::deed).toList();
  }

  List<Told> told() {
    List<Deed> deeds = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    Map<Integer, Deque<Step>> open = new HashMap<>();
    Map<Integer, String> operations = new HashMap<>();
    for (int number = 0; number < interleaving.steps().size(); number++) {
      Step step = interleaving.steps().get(number);
      Deque<Step> above = open.computeIfAbsent(step.thread(), _ -> new ArrayDeque<>());
      above.removeIf(earlier -> isOver(earlier, step));
      if (step.place().filter(this::isOwn).isPresent()) {
        above.push(step);
      }
      if (step.kind() == Kind.OPERATION) {
        operations.put(step.thread(), step.what());
      }
      if (isShown(step)) {
        Optional<Place> place = place(step, above);
        Optional<String> words = words(step, operations.getOrDefault(step.thread(), "the call"));
        if (words.isPresent()) {
          deeds.add(new Deed(step.stage(), step.thread(), place, words.get()));
          numbers.add(number);
        }
      }
    }
    return withoutRepetitions(deeds).entrySet().stream()
        .map(kept -> new Told(kept.getValue(), numbers.get(kept.getKey())))
        .toList();
  }

  /// A thread is switched in the step that came last.
  private static boolean isOver(Step earlier, Step next) {
    return next.kind() == Kind.SWITCH
        ? earlier.depth() > next.depth()
        : earlier.depth() >= next.depth();
  }

  /// Where a step is made in the subject's lines: its own place, or that of the call around it.
  private static Optional<Place> place(Step step, Deque<Step> above) {
    boolean isNowhere =
        switch (step.kind()) {
          case OPERATION, RESULT -> true;
          case EXIT -> true; // its line is that of the last statement, also after an exception
          default -> isWholeMethod(step);
        };
    return isNowhere ? Optional.empty() : above.stream().findFirst().flatMap(Step::place);
  }

  /// The monitor of a synchronized method is entered before its first line.
  private static boolean isWholeMethod(Step step) {
    return step.place().filter(place -> place.line() == 0).isPresent();
  }

  private static String method(Step step) {
    return step.place().map(place -> place.method().replaceFirst(".*\\.", "")).orElse("");
  }

  private boolean isOwn(Place place) {
    return own.has(place.file());
  }

  private boolean isShown(Step step) {
    boolean isConcurrent = step.stage() == Stage.TOGETHER && !BEGINNING.matcher(step.what()).find();
    return switch (step.kind()) {
      case OPERATION -> true;
      case RESULT, WAIT, PARK, SWITCH, NOTE -> isConcurrent;
      case CALL, READ, WRITE, ENTER, EXIT, NOTIFY, UNPARK ->
          isConcurrent && step.place().filter(this::isOwn).isPresent();
      case LOOP, ROUND -> false;
    };
  }

  private static Optional<String> words(Step step, String operation) {
    String words =
        switch (step.kind()) {
          case OPERATION ->
              step.stage() == Stage.TOGETHER
                  ? CALLS + step.what()
                  : "calls %s, which %s".formatted(step.what(), ended(step.value(), "returns"));
          case CALL -> CALLS + call(step);
          case READ -> "reads %s: %s".formatted(step.what(), shorten(step.value()));
          case WRITE -> "writes %s: %s".formatted(step.what(), shorten(step.value()));
          case ENTER ->
              isWholeMethod(step)
                  ? "enters the monitor: %s is synchronized".formatted(method(step))
                  : "enters the monitor";
          case EXIT -> "leaves the monitor";
          case WAIT -> WAITS + "until it is notified";
          case NOTIFY -> "notifies who waits";
          case PARK -> WAITS + "until it is woken";
          case UNPARK -> "wakes another thread";
          case SWITCH -> reason(step.what());
          case RESULT -> operation + " " + ended(step.value(), "returns");
          case LOOP, ROUND -> "";
          case NOTE -> step.what().equals("...") ? "" : step.what();
        };
    return Optional.of(words).filter(w -> !w.isEmpty());
  }

  private static String call(Step step) {
    String thrown = "threw ";
    String what = step.what().replaceFirst("^([\\w.$]+)\\.<init>", "new $1");
    return step.value().isEmpty()
        ? what
        : step.value().startsWith(thrown)
            ? what + ", which throws " + step.value().substring(thrown.length())
            : what + ": " + shorten(step.value());
  }

  /// Why another thread runs next, if this one cannot go on. That it waits was said by the step
  /// before, but for a monitor, which it has not entered; that it goes round in a loop is seen.
  private static String reason(String reason) {
    return switch (reason) {
      case "lock is already acquired" -> "must wait: another thread is in the monitor";
      case String other when other.startsWith("waiting for Thread") ->
          WAITS + "for a thread to finish";
      default -> "";
    };
  }

  /// {@return how a call ended, as in `returns 1` and `throws NoSuchElementException`}
  ///
  /// @param result what it gave
  /// @param verb the word for a call that gave something
  static String ended(String result, String verb) {
    return switch (result) {
      case "void", "" -> verb.equals("gave") ? "returned" : "returns";
      case Interleaving.HUNG -> verb.equals("gave") ? "never returned" : "never returns";
      case String thrown when thrown.matches("\\w+(Exception|Error)( #\\d+)?") ->
          (verb.equals("gave") ? "threw " : "throws ") + thrown.replaceFirst(" #\\d+$", "");
      default -> verb + " " + shorten(result);
    };
  }

  static String shorten(String value) {
    return value.length() <= LONGEST_VALUE
        ? value
        : value.substring(0, LONGEST_VALUE / 2)
            + "..."
            + value.substring(value.length() - LONGEST_VALUE / 2);
  }

  /// A thread that goes round in a loop makes the same steps again and again: they are said once.
  private static SortedMap<Integer, Deed> withoutRepetitions(List<Deed> deeds) {
    SortedMap<Integer, Deed> kept = new TreeMap<>();
    int threads = deeds.stream().mapToInt(Deed::thread).max().orElse(-1) + 1;
    for (int thread = 0; thread < threads; thread++) {
      int one = thread;
      List<Integer> own =
          IntStream.range(0, deeds.size())
              .filter(index -> deeds.get(index).thread() == one)
              .boxed()
              .toList();
      keepOnce(deeds, own, kept);
    }
    return kept;
  }

  /// Keeps the steps of one thread, and of those that repeat the first round; its end says so.
  private static void keepOnce(List<Deed> deeds, List<Integer> own, SortedMap<Integer, Deed> kept) {
    List<Deed> steps = own.stream().map(deeds::get).toList();
    for (int start = 0; start < steps.size(); ) {
      int period = period(steps, start);
      int rounds = rounds(steps, start, period);
      for (int step = start; step < start + period; step++) {
        kept.put(own.get(step), steps.get(step));
      }
      if (rounds > 1 && !steps.get(start).isWaiting()) {
        Deed last = steps.get(start + period);
        String words =
            "%s again and again, %d times more"
                .formatted(period == 1 ? "this" : "these %d steps".formatted(period), rounds - 1);
        kept.put(
            own.get(start + period),
            new Deed(last.stage(), last.thread(), Optional.empty(), words));
      }
      start += period * rounds;
    }
  }

  /// {@return how many steps repeat from here on, so often that they are said once; 1 if none do}
  private static int period(List<Deed> steps, int start) {
    for (int period = 1; period <= LONGEST; period++) {
      if (rounds(steps, start, period) >= OFTEN) {
        return period;
      }
    }
    return 1;
  }

  private static int rounds(List<Deed> steps, int start, int period) {
    int next = start + period;
    while (next < steps.size() && steps.get(next).equals(steps.get(next - period))) {
      next++;
    }
    int rounds = (next - start) / period;
    return rounds >= OFTEN || steps.get(start).isWaiting() ? rounds : 1;
  }
}
