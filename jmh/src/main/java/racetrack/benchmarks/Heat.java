// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import racetrack.runners.ResultNames;

/// The curves that will be compared with each other: they differ by their subject only.
///
/// @param method the benchmark
/// @param parameters the values of its parameters but the subject
/// @param workers the numbers of threads that run the method, or of workers in its pool
record Heat(
    BenchmarkMethod method, SortedMap<String, String> parameters, SortedSet<Integer> workers) {

  Heat {
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    workers = Collections.unmodifiableSortedSet(new TreeSet<>(workers));
  }

  String key() {
    return method.key();
  }

  /// {@return whether it is of the pattern's first chart, or its baseline}
  boolean inHeadline() {
    return switch (method.place()) {
      case HEADLINE, BESIDE, BASELINE -> parameters.equals(method.firstParameters());
      case ELSEWHERE, LATENCY -> false;
    };
  }

  /// {@return one curve per subject, in the order of the catalogue}
  List<Curve> curves() {
    if (!method.hasSubject()) {
      return List.of(curve(parameters));
    }
    return method.subjects().stream().map(this::curve).toList();
  }

  private Curve curve(String subject) {
    SortedMap<String, String> all = new TreeMap<>(parameters);
    all.put(ResultNames.SUBJECT, subject);
    return curve(all);
  }

  private Curve curve(SortedMap<String, String> settings) {
    return new Curve(workers.stream().map(count -> cell(settings, count)).toList());
  }

  private Cell cell(SortedMap<String, String> settings, int count) {
    SortedMap<String, String> all = new TreeMap<>(settings);
    if (method.pooled()) {
      all.put(ResultNames.WORKERS, Integer.toString(count));
    }
    return new Cell(key(), method.name(), all, count);
  }

  @Override
  public String toString() {
    return curve(parameters).toString();
  }
}
