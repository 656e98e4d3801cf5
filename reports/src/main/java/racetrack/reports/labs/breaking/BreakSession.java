// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.breaking;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import racetrack.reports.labs.breaking.Recording.Choice;
import racetrack.reports.labs.breaking.Recording.Moment;
import racetrack.reports.labs.predict.steps.Step;

/// One puzzle in the terminal: the student says which thread goes next.
///
/// Used by one thread.
public final class BreakSession {

  private static final int COLUMN = 38;

  /// A step that was taken.
  ///
  /// @param thread the number of the thread
  /// @param step the step
  /// @param before the moment before it
  private record Taken(int thread, Step step, Moment before) {}

  private final Puzzle puzzle;
  private final Recording recording;
  private final ShownCode code;
  private final boolean isPlain;
  private final BufferedReader in;
  private final PrintWriter out;
  private final Deque<Taken> taken = new ArrayDeque<>();
  private Moment now;

  /// Prepares a session.
  ///
  /// @param puzzle the puzzle
  /// @param isPlain whether a run is shown as a list and not as columns
  /// @param in where the choices come from: a person or a file
  /// @param out where to show what happens
  public BreakSession(Puzzle puzzle, boolean isPlain, BufferedReader in, PrintWriter out) {
    this.puzzle = puzzle;
    this.recording = Recording.of(puzzle);
    this.code = ShownCode.of(puzzle.type());
    this.isPlain = isPlain;
    this.in = in;
    this.out = out;
    this.now = recording.start();
  }

  /// Plays until the promise breaks, the student has had enough, or the input ends.
  ///
  /// @return whether it was broken
  public boolean play() {
    out.printf("%n%s%n%n", puzzle.id());
    out.printf("Break this promise: %s%n%s%n", puzzle.promise(), puzzle.task());
    showCode();
    while (!recording.isBroken(now)) {
      show();
      Optional<String> order = read(prompt());
      if (order.isEmpty() || order.get().equals("q")) {
        return false;
      }
      follow(order.get());
    }
    tellTheEnd();
    return true;
  }

  private void showCode() {
    out.printf("%n%s%n", code.name());
    code.lines().forEach((number, line) -> out.printf("%4d  %s%n", number, line));
  }

  private void show() {
    out.println();
    if (!now.values().isEmpty()) {
      out.println(
          now.values().entrySet().stream()
              .map(value -> value.getKey() + " = " + value.getValue())
              .collect(Collectors.joining(", ")));
    }
    now.choices()
        .forEach((thread, choice) ->
            out.printf("  %d  thread %d goes on: %s%n", thread, thread, words(choice.step())));
    now.outcome()
        .ifPresent(outcome ->
            out.printf(
                "This run has come to its end, and the promise was kept: %s.%n"
                    + "Take steps back (u), and try another order.%n",
                outcome));
  }

  private String prompt() {
    String threads =
        now.choices().keySet().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return "%s(u takes a step back, r starts again, h gives a hint, c shows the code, q quits): "
        .formatted(threads.isEmpty() ? "" : "Which thread: " + threads + "? ");
  }

  private void follow(String order) {
    switch (order) {
      case "u" -> stepBack();
      case "r" -> {
        taken.clear();
        now = recording.start();
      }
      case "h" -> hint();
      case "c" -> showCode();
      default -> step(order);
    }
  }

  private void step(String order) {
    Optional<Map.Entry<Integer, Choice>> choice =
        now.choices().entrySet().stream()
            .filter(each -> each.getKey().toString().equals(order))
            .findFirst();
    if (choice.isEmpty()) {
      out.printf("'%s' cannot be done now.%n", order);
      return;
    }
    taken.addLast(new Taken(choice.get().getKey(), choice.get().getValue().step(), now));
    now = choice.get().getValue().next();
  }

  private void stepBack() {
    if (taken.isEmpty()) {
      out.println("This is the beginning: there is no step to take back.");
    } else {
      now = taken.removeLast().before();
    }
  }

  private void hint() {
    if (now.brokenWays() == 0) {
      out.println("From here the promise is kept, whatever you do. Take a step back.");
    } else {
      out.printf(
          "From here, %,d of %,d ways to go on break the promise.%n", now.brokenWays(), now.ways());
    }
  }

  private void tellTheEnd() {
    out.printf("%nBroken: %s%n", puzzle.promise());
    out.printf("The run came to this: %s.%n%n", now.outcome().orElseThrow());
    int number = 0;
    for (Taken each : new ArrayList<>(taken)) {
      number++;
      if (isPlain) {
        out.printf("  %d. Thread %d, %s%n", number, each.thread(), words(each.step()));
      } else {
        out.printf("  %s%s%n", " ".repeat((each.thread() - 1) * COLUMN), words(each.step()));
      }
    }
    out.printf(
        "%nYou needed %d steps. Of all %,d ways in which these threads can run, %,d break the"
            + " promise.%n",
        taken.size(), recording.start().ways(), recording.start().brokenWays());
    out.printf("To see who mends it, and how: racetrack show %s%n", puzzle.entry().key());
    out.flush();
  }

  private static String words(Step step) {
    return "%s:%d, %s".formatted(ShownCode.shortName(step.type()), step.line(), step);
  }

  private Optional<String> read(String prompt) {
    out.print(prompt);
    out.flush();
    try {
      return Optional.ofNullable(in.readLine()).map(String::strip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
