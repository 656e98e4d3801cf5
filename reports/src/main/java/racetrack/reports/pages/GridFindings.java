// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import racetrack.reports.results.GridMeasurement;
import racetrack.reports.results.GridMeasurement.Cell;
import racetrack.scaling.ScalingLaw;

/// Says where the network pays, from what was measured, and what the law expects of more members.
final class GridFindings {

  /// What everything is held against: one core of one host, without processes or a network.
  private static final String ALONE = "THREADS";

  private static final List<String> POOLS = List.of("PROCESSES", "GRID");
  private static final List<Integer> COUNTS = List.of(1, 2, 4);
  private static final List<Integer> PROJECTED = List.of(16, 64);

  /// From how busy a host on all its processors are what holds things up.
  private static final double BUSY = 0.9;

  /// A law that misses by more what was measured says nothing of what was not.
  private static final double MISFIT = 0.2;

  private final GridMeasurement measured;

  private GridFindings(GridMeasurement measured) {
    this.measured = measured;
  }

  static Page.GridPart of(GridMeasurement measured) {
    GridFindings findings = new GridFindings(measured);
    return new Page.GridPart(
        findings.provenance(),
        findings.heads(),
        findings.lines(),
        findings.crossings(),
        findings.projections());
  }

  private String provenance() {
    return String.format(
        Locale.ROOT,
        "Measured on %s, with JDK %s on %s; %.1f threads wanted to run before, and %.1f after.",
        Words.time(measured.time()),
        measured.jdk(),
        Words.count(measured.cores(), "processor"),
        measured.loadBefore(),
        measured.loadAfter());
  }

  private List<String> heads() {
    List<String> heads = new ArrayList<>(List.of("payload", "length"));
    for (String pool : POOLS) {
      COUNTS.forEach(count -> heads.add(pool.toLowerCase(Locale.ROOT) + " " + count));
    }
    return heads;
  }

  /// A line for each kind of task: throughput as a multiple of that of one thread.
  private List<List<String>> lines() {
    List<List<String>> lines = new ArrayList<>();
    for (int bytes : payloads()) {
      for (int millis : lengths()) {
        find(ALONE, 1, millis, bytes).ifPresent(alone -> lines.add(line(alone)));
      }
    }
    return lines;
  }

  private List<String> line(Cell alone) {
    List<String> line = new ArrayList<>(List.of(size(alone.bytes()), length(alone.millis())));
    for (String pool : POOLS) {
      for (int count : COUNTS) {
        line.add(
            find(pool, count, alone.millis(), alone.bytes())
                .map(cell ->
                    Words.times(cell.perSecond() / alone.perSecond())
                        + (isBusy(cell) ? " (host busy)" : ""))
                .orElse("–"));
      }
    }
    return line;
  }

  /// From which length on a grid does more than one thread, and than as many processes.
  private List<String> crossings() {
    List<String> sentences = new ArrayList<>();
    for (int bytes : payloads()) {
      for (int count : List.of(2, 4)) {
        sentences.add(
            "%s, payload %s: more than one thread %s."
                .formatted(
                    Words.count(count, "member"), size(bytes), from(firstAbove(count, bytes))));
      }
    }
    return sentences;
  }

  private Optional<Integer> firstAbove(int members, int bytes) {
    Optional<Integer> first = Optional.empty();
    for (int millis : lengths().reversed()) {
      Optional<Boolean> more =
          find("GRID", members, millis, bytes)
              .flatMap(grid ->
                  find(ALONE, 1, millis, bytes).map(alone -> grid.perSecond() > alone.perSecond()));
      if (more.isPresent() && !more.get()) {
        return first;
      }
      first = more.isPresent() ? Optional.of(millis) : first;
    }
    return first;
  }

  private static String from(Optional<Integer> millis) {
    return millis.map(at -> "from tasks of " + length(at) + " on").orElse("at no length measured");
  }

  /// What the law that fits one to four members expects of more; never measured.
  private List<List<String>> projections() {
    List<List<String>> lines = new ArrayList<>();
    for (int bytes : payloads()) {
      for (int millis : lengths()) {
        List<Cell> cells =
            IntStream.rangeClosed(1, ScalingLaw.ENOUGH)
                .mapToObj(count -> find("GRID", count, millis, bytes))
                .flatMap(Optional::stream)
                .toList();
        SortedMap<Integer, Double> throughputs = new TreeMap<>();
        cells.forEach(cell -> throughputs.put(cell.workers(), cell.perSecond()));
        ScalingLaw.fit(throughputs)
            .map(law -> projection(law, cells, List.of(size(bytes), length(millis))))
            .ifPresent(lines::add);
      }
    }
    return lines;
  }

  private static List<String> projection(ScalingLaw law, List<Cell> cells, List<String> task) {
    List<String> line = new ArrayList<>(task);
    Optional<String> objection = objection(law, cells);
    for (int members : PROJECTED) {
      line.add(
          objection.isPresent() ? "–" : Words.times(law.throughput(members) / law.throughput(1)));
    }
    line.add(
        objection.orElseGet(
            () -> String.format(Locale.ROOT, "σ = %.3f, κ = %.4f", law.sigma(), law.kappa())));
    line.add("± " + Words.whole(law.deviation()));
    return line;
  }

  /// {@return why nothing is projected, if there is a reason}
  private static Optional<String> objection(ScalingLaw law, List<Cell> cells) {
    if (cells.stream().anyMatch(GridFindings::isBusy)) {
      return Optional.of("none: the host was busy");
    }
    return law.deviation() > MISFIT ? Optional.of("none fits") : Optional.empty();
  }

  private static boolean isBusy(Cell cell) {
    return cell.busy() > BUSY;
  }

  private Optional<Cell> find(String pool, int workers, int millis, int bytes) {
    return measured.cells().stream()
        .filter(cell -> cell.pool().equals(pool) && cell.workers() == workers)
        .filter(cell -> cell.millis() == millis && cell.bytes() == bytes)
        .findFirst();
  }

  private SortedSet<Integer> payloads() {
    return new TreeSet<>(measured.cells().stream().map(Cell::bytes).toList());
  }

  private SortedSet<Integer> lengths() {
    return new TreeSet<>(measured.cells().stream().map(Cell::millis).toList());
  }

  private static String size(int bytes) {
    return bytes >= 1_000_000
        ? bytes / 1_000_000 + " MB"
        : bytes >= 1_000 ? bytes / 1_000 + " kB" : bytes + " B";
  }

  private static String length(int millis) {
    return millis >= 1_000 ? millis / 1_000 + " s" : millis + " ms";
  }
}
