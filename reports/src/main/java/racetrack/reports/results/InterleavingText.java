// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import racetrack.reports.results.Interleaving.Outcome;
import racetrack.reports.results.Interleaving.Place;
import racetrack.reports.results.Interleaving.Stage;
import racetrack.reports.results.Interleaving.Thrown;
import racetrack.reports.results.OwnSteps.Deed;
import racetrack.reports.results.OwnSteps.Told;

/// An interleaving as a person reads it: as a table with a column per thread, or as a list, which
/// can be read aloud.
///
/// @param interleaving the interleaving
/// @param own the subject's sources: steps in other files are left out
public record InterleavingText(Interleaving interleaving, Sources own) {

  /// How wide the lines are: 100 with an indent of two.
  public static final int WIDTH = 98;

  private static final int NUMBER = 5;
  private static final int GAP = 2;

  /// {@return the table, line by line, and what it came to}
  public List<String> table() {
    List<String> lines = new ArrayList<>();
    int threads = interleaving.threads().size();
    int width = (WIDTH - NUMBER) / threads - GAP;
    lines.add(row(" Step", interleaving.threads(), width));
    lines.add(
        row(" ----", interleaving.threads().stream().map(_ -> "-".repeat(width)).toList(), width));
    int number = 0;
    Optional<Stage> stage = Optional.empty();
    for (List<Told> told : groups()) {
      List<Deed> group = told.stream().map(Told::deed).toList();
      Stage now = group.getFirst().stage();
      if (!stage.equals(Optional.of(now))) {
        heading(now).ifPresent(text -> lines.add(" ".repeat(NUMBER + GAP) + text));
        stage = Optional.of(now);
      }
      number++;
      int first = number;
      List<String> cell = cell(group, width);
      for (int line = 0; line < cell.size(); line++) {
        List<String> cells = inColumn(group.getFirst().thread(), cell.get(line));
        lines.add(row(line == 0 ? "%5d".formatted(first) : "", cells, width));
      }
    }
    lines.add("");
    conclusion().forEach(sentence -> lines.addAll(wrap(sentence, WIDTH)));
    return lines;
  }

  /// {@return the list, one step per line, and what it came to}
  public List<String> list() {
    List<String> lines = new ArrayList<>();
    int number = 0;
    Optional<Stage> stage = Optional.empty();
    for (Deed deed : new OwnSteps(interleaving, own).deeds()) {
      if (!stage.equals(Optional.of(deed.stage()))) {
        heading(deed.stage()).ifPresent(lines::add);
        stage = Optional.of(deed.stage());
      }
      number++;
      lines.add(
          "%d. %s%s: %s%s"
              .formatted(
                  number,
                  interleaving.threads().get(deed.thread()),
                  deed.place().map(place -> ", " + place).orElse(""),
                  deed.words().replace(": ", ", "),
                  deed.place().flatMap(this::source).map(l -> ". The line: " + l).orElse(".")));
    }
    lines.addAll(conclusion());
    return lines;
  }

  /// Steps that a thread makes in a row, and in the same line, stand together.
  List<List<Told>> groups() {
    List<List<Told>> groups = new ArrayList<>();
    for (Told told : new OwnSteps(interleaving, own).told()) {
      Deed deed = told.deed();
      boolean goesOn =
          !groups.isEmpty()
              && deed.place().isPresent()
              && groups.getLast().getFirst().deed().thread() == deed.thread()
              && groups.getLast().getFirst().deed().place().equals(deed.place());
      if (!goesOn) {
        groups.add(new ArrayList<>());
      }
      groups.getLast().add(told);
    }
    return groups;
  }

  /// The place and its line, as much of it as fits, then what is done there.
  private List<String> cell(List<Deed> group, int width) {
    List<String> cell = new ArrayList<>();
    Optional<Place> place = group.getFirst().place();
    Optional<String> line = place.flatMap(this::source);
    if (place.isPresent()) {
      String first = place.get() + line.map(code -> "  " + code).orElse("");
      if (first.length() <= width) {
        cell.add(first);
      } else {
        cell.add(place.get().toString());
        line.ifPresent(code -> cell.add("  " + cut(code, width - 2)));
      }
    }
    String indent = place.isPresent() ? "    " : "";
    words(group).forEach(words -> cell.addAll(wrap(indent + words, width)));
    return cell;
  }

  /// {@return what a group of steps does, without what its line says as well}
  List<String> words(List<Deed> group) {
    Optional<String> line = group.getFirst().place().flatMap(this::source);
    return group.stream().filter(deed -> !deed.isSaidBy(line)).map(Deed::words).toList();
  }

  static String cut(String code, int width) {
    return code.length() <= width ? code : code.substring(0, width - 4) + " ...";
  }

  Optional<String> source(Place place) {
    return own.line(place.file(), place.line());
  }

  private List<String> inColumn(int thread, String text) {
    return IntStream.range(0, interleaving.threads().size())
        .mapToObj(column -> column == thread ? text : "")
        .toList();
  }

  private static String row(String number, List<String> cells, int width) {
    String format = "%-" + width + "s";
    String gap = " ".repeat(GAP);
    return (("%-" + NUMBER + "s").formatted(number)
            + cells.stream()
                .map(cell -> gap + format.formatted(cell))
                .collect(Collectors.joining()))
        .stripTrailing();
  }

  /// {@return a text in lines that are broken where there are spaces, and in a word that is too
  /// long}
  ///
  /// @param text the text
  /// @param width how wide the lines may be
  public static List<String> wrap(String text, int width) {
    String indent = " ".repeat(text.length() - text.stripLeading().length());
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (rest.length() > width) {
      int space = rest.lastIndexOf(' ', width);
      int end = space > width / 3 ? space : width;
      lines.add(rest.substring(0, end).stripTrailing());
      rest = indent + "  " + rest.substring(end).strip();
    }
    lines.add(rest);
    return lines;
  }

  /// Where nothing comes before, all begins at the same time, as it looks.
  Optional<String> heading(Stage stage) {
    return switch (stage) {
      case BEFORE -> Optional.of("Before the threads begin:");
      case TOGETHER ->
          interleaving.steps().getFirst().stage() == Stage.BEFORE
              ? Optional.of("Then all threads run at the same time:")
              : Optional.empty();
      case AFTER -> Optional.of("After all threads have ended:");
    };
  }

  /// What each thread got, and why that must not be.
  List<String> conclusion() {
    List<String> sentences = new ArrayList<>();
    String before = calls(interleaving.outcomes(Stage.BEFORE).toList());
    if (!before.isEmpty()) {
      sentences.add("First: %s.".formatted(before));
    }
    for (int thread = 0; thread < interleaving.threads().size(); thread++) {
      int number = thread;
      String calls =
          calls(interleaving.outcomes(Stage.TOGETHER).filter(o -> o.thread() == number).toList());
      sentences.add("%s: %s.".formatted(interleaving.threads().get(thread), calls));
    }
    String after = calls(interleaving.outcomes(Stage.AFTER).toList());
    if (!after.isEmpty()) {
      sentences.add("Then, after all: %s.".formatted(after));
    }
    interleaving.thrown().forEach(thrown -> sentences.add(thrown(thrown)));
    sentences.add(verdict());
    return sentences;
  }

  private static String calls(List<Outcome> outcomes) {
    return outcomes.stream()
        .map(outcome -> outcome.call() + " " + OwnSteps.ended(outcome.result(), "gave"))
        .collect(Collectors.joining(", then "));
  }

  private String thrown(Thrown thrown) {
    String where =
        thrown.places().stream()
            .filter(place -> own.has(place.file()))
            .findFirst()
            .map(place -> " at " + place + source(place).map(line -> "  " + line).orElse(""))
            .orElse("");
    return "%s was thrown%s".formatted(thrown.what().replaceFirst(": null$", ""), where);
  }

  private String verdict() {
    if (!interleaving.hangs()) {
      return "No order of these calls, one after another, gives these results.";
    }
    return (allWait()
            ? "The threads that are left wait, and nobody is left who could wake them."
            : "The threads that are left go round in loops that never end.")
        + " Each of these calls should return.";
  }

  /// Whether each thread with a call that hung was seen to wait in the end.
  private boolean allWait() {
    List<Deed> deeds = new OwnSteps(interleaving, own).deeds();
    return interleaving
        .outcomes(Stage.TOGETHER)
        .filter(Outcome::hangs)
        .allMatch(outcome ->
            deeds.reversed().stream()
                .filter(deed -> deed.thread() == outcome.thread())
                .findFirst()
                .filter(Deed::isWaiting)
                .isPresent());
  }
}
