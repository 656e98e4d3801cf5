// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import racetrack.reports.results.Measurement;
import racetrack.statistics.Noise;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the benchmarks' runner says of its run, read leniently: what is there is shown.
///
/// @param meta the object in `benchmarks.meta.json`
record BenchmarkRun(JsonNode meta) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /// When the run ended or, if it did not, began.
  Optional<Instant> time() {
    return instant("ended").or(() -> instant("started"));
  }

  private Optional<Instant> instant(String field) {
    try {
      return Optional.of(Instant.parse(meta.path(field).asString("")));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// Every field that is a value or a list of values, and the lengths of longer lists.
  Map<String, String> lines() {
    Map<String, String> lines = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : meta.properties()) {
      JsonNode value = field.getValue();
      if (value.isArray() && value.valueStream().anyMatch(JsonNode::isObject)) {
        lines.put(field.getKey(), String.valueOf(value.size()));
      } else if (value.isArray() && !value.isEmpty()) {
        lines.put(
            field.getKey(),
            value.valueStream().map(word -> word.asString()).collect(Collectors.joining(" ")));
      } else if (value.isValueNode() && !value.isNull()) {
        lines.put(field.getKey(), value.asString());
      }
    }
    return lines;
  }

  /// That the host was busy, and what that means; empty if it was quiet, or nobody knows.
  String noise() {
    try {
      Noise noise = JSON.treeToValue(meta.path("noise"), Noise.class);
      return noise == null ? "" : noise.warning();
    } catch (JacksonException e) {
      return ""; // another tool wrote it
    }
  }

  /// The cells of a pattern that have no result, each with the reason.
  List<String> missing(String key) {
    String prefix = "racetrack." + key + ".";
    return meta.path("missing")
        .valueStream()
        .filter(cell -> cell.path("benchmark").asString("").startsWith(prefix))
        .map(cell ->
            "%s, %s: %s"
                .formatted(
                    cell.path("params")
                        .propertyStream()
                        .filter(parameter -> !parameter.getKey().equals(Measurement.WORKERS))
                        .map(parameter -> " " + parameter.getValue().asString())
                        .collect(
                            Collectors.joining(
                                "",
                                cell.path("benchmark").asString("").substring(prefix.length()),
                                "")),
                    Words.count(workers(cell), "worker"),
                    cell.path("reason").asString("no reason is recorded")))
        .toList();
  }

  private static long workers(JsonNode cell) {
    return cell.path("params").path(Measurement.WORKERS).asLong(cell.path("threads").asLong(0));
  }
}
