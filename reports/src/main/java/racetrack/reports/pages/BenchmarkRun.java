// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import racetrack.runners.BenchmarkMeta;
import racetrack.runners.ResultNames;

/// What the benchmarks' runner says of its run, as text.
///
/// @param meta what it says
record BenchmarkRun(BenchmarkMeta meta) {

  /// When the run ended or, if it did not, began.
  Instant time() {
    return ended().orElse(meta.started());
  }

  private Optional<Instant> ended() {
    return Optional.ofNullable(meta.ended());
  }

  /// Which commit was measured; empty if that is not known.
  Optional<String> commit() {
    return Optional.ofNullable(meta.commit());
  }

  /// Every field that is a value or a list of values, and the lengths of longer lists.
  Map<String, String> lines() {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("started", meta.started().toString());
    ended().ifPresent(ended -> lines.put("ended", ended.toString()));
    commit().ifPresent(commit -> lines.put("commit", commit));
    lines.put("preset", meta.preset().name());
    lines.put("budgetSeconds", String.valueOf(meta.budgetSeconds()));
    lines.put("command", String.join(" ", meta.command()));
    lines.put("jdk", meta.jdk());
    lines.put("cores", String.valueOf(meta.cores()));
    lines.put("forks", String.valueOf(meta.forks().size()));
    lines.put("missing", String.valueOf(meta.missing().size()));
    return lines;
  }

  /// The same for a person, with labels in words.
  Map<String, String> card() {
    Map<String, String> card = new LinkedHashMap<>();
    card.put("Begun", Words.time(meta.started()));
    card.put("Ended", ended().map(Words::time).orElse("it did not come to its end"));
    commit().ifPresent(commit -> card.put("Commit", commit));
    card.put("Preset", meta.preset().name());
    card.put("Time to spend", Words.count(Math.round(meta.budgetSeconds()), "second"));
    card.put("Command", String.join(" ", meta.command()));
    card.put("JDK", meta.jdk());
    card.put("Processors the JVM sees", String.valueOf(meta.cores()));
    card.put("Forks", Words.count(meta.forks().size()));
    card.put("Points left out", Words.count(meta.missing().size()));
    return card;
  }

  /// That the host was busy, and what that means; empty if it was quiet, or nobody knows.
  String noise() {
    return meta.noise().warning();
  }

  /// What cells have in common.
  private record Alike(String benchmark, List<Integer> workers, String reason) {}

  /// The cells of a pattern that have no result, with the reasons, each said once.
  List<String> missing(String key) {
    String prefix = "racetrack." + key + ".";
    Map<List<String>, List<Integer>> workers = new LinkedHashMap<>();
    for (BenchmarkMeta.Missing cell : meta.missing()) {
      if (cell.benchmark().startsWith(prefix)) {
        String benchmark = cell.benchmark().substring(prefix.length());
        workers
            .computeIfAbsent(
                List.of(benchmark, setting(cell), cell.reason()), _ -> new ArrayList<>())
            .add(cell.workers());
      }
    }
    Map<Alike, List<String>> settings = new LinkedHashMap<>();
    workers.forEach((cells, counts) ->
        settings
            .computeIfAbsent(
                new Alike(cells.getFirst(), counts, cells.getLast()), _ -> new ArrayList<>())
            .add(cells.get(1)));
    return settings.entrySet().stream().map(each -> line(each.getKey(), each.getValue())).toList();
  }

  private static String line(Alike alike, List<String> settings) {
    List<String> counts = alike.workers.stream().map(String::valueOf).toList();
    return "%s, %s: %s"
        .formatted(
            (alike.benchmark + " " + String.join("; ", settings)).strip(),
            counts.size() == 1
                ? Words.count(alike.workers.getFirst(), "worker")
                : String.join(", ", counts) + " workers",
            alike.reason);
  }

  private static String setting(BenchmarkMeta.Missing cell) {
    return cell.params().entrySet().stream()
        .filter(parameter -> !parameter.getKey().equals(ResultNames.WORKERS))
        .map(Map.Entry::getValue)
        .collect(Collectors.joining(" "));
  }
}
