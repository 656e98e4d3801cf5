// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.time.Instant;
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

  /// Every field that is a value or a list of values, and the lengths of longer lists.
  Map<String, String> lines() {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("started", meta.started().toString());
    ended().ifPresent(ended -> lines.put("ended", ended.toString()));
    lines.put("preset", meta.preset().name());
    lines.put("budgetSeconds", String.valueOf(meta.budgetSeconds()));
    lines.put("command", String.join(" ", meta.command()));
    lines.put("jdk", meta.jdk());
    lines.put("cores", String.valueOf(meta.cores()));
    lines.put("forks", String.valueOf(meta.forks().size()));
    lines.put("missing", String.valueOf(meta.missing().size()));
    return lines;
  }

  /// That the host was busy, and what that means; empty if it was quiet, or nobody knows.
  String noise() {
    return meta.noise().warning();
  }

  /// The cells of a pattern that have no result, each with the reason.
  List<String> missing(String key) {
    String prefix = "racetrack." + key + ".";
    return meta.missing().stream()
        .filter(cell -> cell.benchmark().startsWith(prefix))
        .map(cell ->
            "%s, %s: %s"
                .formatted(
                    title(cell, prefix), Words.count(cell.workers(), "worker"), cell.reason()))
        .toList();
  }

  private static String title(BenchmarkMeta.Missing cell, String prefix) {
    return cell.params().entrySet().stream()
        .filter(parameter -> !parameter.getKey().equals(ResultNames.WORKERS))
        .map(parameter -> " " + parameter.getValue())
        .collect(Collectors.joining("", cell.benchmark().substring(prefix.length()), ""));
  }
}
