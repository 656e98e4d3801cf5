// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import racetrack.runners.ResultNames;

/// What one number of the results stands for: a benchmark, its parameters and a worker count.
///
/// @param key the pattern's key
/// @param benchmark the class and method, as JMH writes it
/// @param parameters the values of its parameters, the subject's title among them, and the number
///   of workers if it has a pool of its own
/// @param workers the number of workers
record Cell(String key, String benchmark, SortedMap<String, String> parameters, int workers) {

  Cell {
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
  }

  /// {@return the number of threads that run the method}
  int threads() {
    return parameters.containsKey(ResultNames.WORKERS) ? 1 : workers;
  }

  /// {@return the subject's title; for a baseline, that of the method}
  String lane() {
    return parameters.getOrDefault(ResultNames.SUBJECT, method());
  }

  private String method() {
    return benchmark.substring(benchmark.lastIndexOf('.') + 1);
  }

  /// {@return the benchmark and its parameters, without the workers}
  String setting() {
    return parameters.entrySet().stream()
        .filter(parameter -> !parameter.getKey().equals(ResultNames.WORKERS))
        .map(parameter -> " " + parameter.getKey() + "=" + parameter.getValue())
        .collect(Collectors.joining("", key + " " + method(), ""));
  }

  @Override
  public String toString() {
    return "%s, %d %s".formatted(setting(), workers, workers == 1 ? "worker" : "workers");
  }
}
