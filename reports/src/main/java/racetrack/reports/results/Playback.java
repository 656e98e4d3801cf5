// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import racetrack.reports.results.Interleaving.Place;
import racetrack.reports.results.Interleaving.Stage;
import racetrack.reports.results.OwnSteps.Deed;
import racetrack.reports.results.OwnSteps.Told;

/// An interleaving as a page shows it: row by row, as [InterleavingText] has it, with the values
/// that the threads share after each row, and with the sources that the rows point to.
///
/// @param threads the threads' names
/// @param rows the rows
/// @param listings the lines of the sources that the rows point to, and those around them
/// @param conclusion what it came to, in sentences
public record Playback(
    List<String> threads, List<Row> rows, List<Listing> listings, List<String> conclusion) {

  /// "calls items.add(1): true" calls `add`.
  private static final Pattern CALL = Pattern.compile("calls (?:[^ (]*\\.)?(\\w+)\\(");

  /// How many lines are shown around one that a row points to.
  private static final int AROUND = 2;

  /// Keeps copies.
  public Playback {
    threads = List.copyOf(threads);
    rows = List.copyOf(rows);
    listings = List.copyOf(listings);
    conclusion = List.copyOf(conclusion);
  }

  /// What a thread does in a row, in one line of the source.
  ///
  /// @param number its number, from 1 on
  /// @param heading what begins with it, such as `After all threads have ended:`; mostly empty
  /// @param thread which thread it is, from 0 on
  /// @param file the source's file; empty if the row is nowhere
  /// @param line the number of its line; 0 if the row is nowhere
  /// @param code the line; empty if it is not at hand
  /// @param words what is done there
  /// @param values what the threads share afterwards
  public record Row(
      int number,
      String heading,
      int thread,
      String file,
      int line,
      String code,
      List<String> words,
      List<Value> values) {}

  /// A field, or an element of an array.
  ///
  /// @param name its name
  /// @param text its value
  /// @param changed whether the row has written it, or has been the first to show it
  public record Value(String name, String text, boolean changed) {}

  /// A part of a source.
  ///
  /// @param file the file's name
  /// @param lines its lines
  public record Listing(String file, List<Line> lines) {}

  /// A line of a source.
  ///
  /// @param number its number, from 1 on
  /// @param text the line
  /// @param rows the numbers of the rows that point to it
  /// @param follows whether it follows the line above
  public record Line(int number, String text, List<Integer> rows, boolean follows) {

    /// {@return which rows point to it, such as `steps 2, 4`; empty if none does}
    public String steps() {
      return rows.isEmpty()
          ? ""
          : (rows.size() == 1 ? "step " : "steps ")
              + rows.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
  }

  /// {@return an interleaving as a page shows it}
  ///
  /// @param interleaving the interleaving
  /// @param own the subject's sources
  public static Playback of(Interleaving interleaving, Sources own) {
    InterleavingText text = new InterleavingText(interleaving, own);
    List<Row> rows = rows(text);
    return new Playback(interleaving.threads(), rows, listings(rows, own), text.conclusion());
  }

  /// {@return whether the rows are shown with the lines in which they happened: most lines that are
  /// said to call a method name it; if they do not, the sources are those of another version}
  public boolean fitsItsSources() {
    int named = 0;
    int missed = 0;
    for (Row row : rows) {
      for (String words : row.code().isEmpty() ? List.<String>of() : row.words()) {
        Matcher call = CALL.matcher(words);
        if (call.lookingAt()) {
          boolean isNamed = row.code().contains(call.group(1));
          named += isNamed ? 1 : 0;
          missed += isNamed ? 0 : 1;
        }
      }
    }
    return named >= missed;
  }

  /// {@return whether any values are known}
  public boolean hasValues() {
    return rows.stream().anyMatch(row -> !row.values().isEmpty());
  }

  private static List<Row> rows(InterleavingText text) {
    List<Map<String, String>> values =
        new SharedValues(text.interleaving(), text.own()).afterEach();
    List<Row> rows = new ArrayList<>();
    Map<String, String> before = Map.of();
    Optional<Stage> stage = Optional.empty();
    for (List<Told> told : text.groups()) {
      List<Deed> group = told.stream().map(Told::deed).toList();
      Deed first = group.getFirst();
      boolean isSame = stage.equals(Optional.of(first.stage()));
      stage = Optional.of(first.stage());
      Map<String, String> after = values.get(told.getLast().step());
      rows.add(
          new Row(
              rows.size() + 1,
              isSame ? "" : text.heading(first.stage()).orElse(""),
              first.thread(),
              first.place().map(Place::file).orElse(""),
              first.place().map(Place::line).orElse(0),
              first.place().flatMap(text::source).orElse(""),
              text.words(group),
              values(before, after)));
      before = after;
    }
    return rows;
  }

  private static List<Value> values(Map<String, String> before, Map<String, String> after) {
    return after.entrySet().stream()
        .map(value ->
            new Value(
                value.getKey(),
                OwnSteps.shorten(value.getValue()),
                !value.getValue().equals(before.get(value.getKey()))))
        .toList();
  }

  private static List<Listing> listings(List<Row> rows, Sources own) {
    SortedMap<String, SortedMap<Integer, List<Integer>>> pointed = new TreeMap<>();
    for (Row row : rows) {
      if (row.line() > 0) {
        pointed
            .computeIfAbsent(row.file(), _ -> new TreeMap<>())
            .computeIfAbsent(row.line(), _ -> new ArrayList<>())
            .add(row.number());
      }
    }
    List<Listing> listings = new ArrayList<>();
    pointed.forEach((file, lines) -> {
      List<Line> shown = lines(own.files().getOrDefault(file, List.of()), lines);
      if (!shown.isEmpty()) {
        listings.add(new Listing(file, shown));
      }
    });
    return listings;
  }

  private static List<Line> lines(List<String> source, SortedMap<Integer, List<Integer>> pointed) {
    NavigableSet<Integer> numbers = new TreeSet<>();
    for (int line : pointed.keySet()) {
      IntStream.rangeClosed(Math.max(1, line - AROUND), Math.min(source.size(), line + AROUND))
          .forEach(numbers::add);
    }
    List<Line> lines = new ArrayList<>();
    for (int number : numbers) {
      lines.add(
          new Line(
              number,
              source.get(number - 1),
              pointed.getOrDefault(number, List.of()),
              lines.isEmpty() || lines.getLast().number() == number - 1));
    }
    return lines;
  }
}
