// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.marks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import racetrack.catalogue.NumberedPromise;
import racetrack.reports.marks.Mark.Finding;

/// What the page of a class shows.
///
/// @param keys the labs
/// @param verdicts how many submissions came to each verdict
/// @param distribution how many marks there are in each tenth, from the lowest
/// @param rows a line for each submission, those that a person decides first
/// @param promises which promises broke, the most frequent first
/// @param tries with which version submissions held; none if none was graded twice
public record ClassView(
    String keys,
    List<Count> verdicts,
    List<Count> distribution,
    List<Row> rows,
    List<PromiseCount> promises,
    List<Count> tries) {

  private static final int BINS = 10;

  /// A number of submissions.
  ///
  /// @param what what they have in common
  /// @param number how many they are
  /// @param percent how many they are of a hundred
  public record Count(String what, long number, long percent) {

    static Count of(String what, long number, int all) {
      return new Count(what, number, Math.round(100.0 * number / all));
    }
  }

  /// A line for a submission.
  ///
  /// @param mark its mark
  /// @param folder the folder of its files
  public record Row(Mark mark, String folder) {}

  /// {@return the lines of those that a person decides}
  public List<Row> undecided() {
    return rows.stream().filter(row -> row.mark().total().isEmpty()).toList();
  }

  /// How often a promise broke.
  ///
  /// @param promise the promise
  /// @param number in how many submissions
  /// @param first in how many of them it was the first that is told
  public record PromiseCount(NumberedPromise promise, long number, long first) {}

  /// {@return the view of some marks}
  ///
  /// @param marks the marks
  /// @param folders the folder of each
  /// @param versions the words for the versions of each submission, in the order of their grading
  static ClassView of(List<Mark> marks, List<String> folders, Collection<List<String>> versions) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < marks.size(); i++) {
      rows.add(new Row(marks.get(i), folders.get(i)));
    }
    rows.sort(
        Comparator.comparing((Row row) -> row.mark().total().isPresent())
            .thenComparing(row -> row.mark().submission()));
    return new ClassView(
        marks.stream().map(Mark::key).distinct().collect(Collectors.joining(", ")),
        verdicts(marks),
        distribution(marks),
        rows,
        promises(marks),
        Tries.counts(versions));
  }

  private static List<Count> verdicts(List<Mark> marks) {
    Map<Standing, Long> counts =
        marks.stream()
            .collect(Collectors.groupingBy(Mark::verdict, TreeMap::new, Collectors.counting()));
    List<Count> verdicts = new ArrayList<>();
    counts.forEach(
        (verdict, number) -> verdicts.add(Count.of(verdict.toString(), number, marks.size())));
    return verdicts;
  }

  private static List<Count> distribution(List<Mark> marks) {
    List<Mark> decided = marks.stream().filter(mark -> mark.total().isPresent()).toList();
    Map<Integer, Long> counts =
        decided.stream()
            .collect(Collectors.groupingBy(ClassView::bin, TreeMap::new, Collectors.counting()));
    List<Count> distribution = new ArrayList<>();
    for (int bin = 0; bin < BINS && !decided.isEmpty(); bin++) {
      distribution.add(
          Count.of(
              "%d to %d %%".formatted(bin * BINS, (bin + 1) * BINS),
              counts.getOrDefault(bin, 0L),
              decided.size()));
    }
    return distribution;
  }

  private static int bin(Mark mark) {
    return mark.total()
        .orElseThrow()
        .multiply(BigDecimal.valueOf(BINS))
        .divide(mark.outOf(), 0, RoundingMode.DOWN)
        .min(BigDecimal.valueOf(BINS - 1))
        .intValue();
  }

  private static List<PromiseCount> promises(List<Mark> marks) {
    List<List<NumberedPromise>> broken = marks.stream().map(ClassView::broken).toList();
    Map<NumberedPromise, Long> counts =
        broken.stream()
            .flatMap(List::stream)
            .collect(
                Collectors.groupingBy(
                    Function.identity(), LinkedHashMap::new, Collectors.counting()));
    Map<NumberedPromise, Long> first =
        broken.stream()
            .filter(list -> !list.isEmpty())
            .collect(Collectors.groupingBy(List::getFirst, Collectors.counting()));
    return counts.entrySet().stream()
        .map(entry ->
            new PromiseCount(
                entry.getKey(), entry.getValue(), first.getOrDefault(entry.getKey(), 0L)))
        .sorted(Comparator.comparingLong(PromiseCount::number).reversed())
        .toList();
  }

  /// Each once, in the order in which the mark tells of them.
  private static List<NumberedPromise> broken(Mark mark) {
    return mark.lines().stream()
        .flatMap(line -> line.findings().stream())
        .map(Finding::promises)
        .flatMap(List::stream)
        .distinct()
        .toList();
  }
}
