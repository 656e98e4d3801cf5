// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The cells that will be compared with each other: they differ by their subject only.
///
/// @param method the benchmark
/// @param parameters the values of its parameters but the subject
/// @param workers the number of threads that run the method, or of workers in its pool
record Heat(BenchmarkMethod method, SortedMap<String, String> parameters, int workers) {

  Heat {
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
  }

  String key() {
    return method.key();
  }

  /// {@return whether it is of the pattern's first chart, or its baseline}
  boolean inHeadline() {
    return method.place() != BenchmarkMethod.Place.ELSEWHERE
        && parameters.equals(method.firstParameters());
  }

  /// {@return one cell a subject, in the order of the catalogue}
  List<Cell> cells() {
    if (!method.hasSubject()) {
      return List.of(cell(parameters));
    }
    return method.subjects().stream().map(this::cell).toList();
  }

  private Cell cell(String subject) {
    SortedMap<String, String> all = new TreeMap<>(parameters);
    all.put(BenchmarkMethod.SUBJECT, subject);
    return cell(all);
  }

  private Cell cell(SortedMap<String, String> settings) {
    SortedMap<String, String> all = new TreeMap<>(settings);
    if (method.pooled()) {
      all.put(BenchmarkMethod.WORKERS, Integer.toString(workers));
    }
    return new Cell(key(), method.name(), all, workers);
  }

  @Override
  public String toString() {
    return cell(parameters).toString();
  }
}
