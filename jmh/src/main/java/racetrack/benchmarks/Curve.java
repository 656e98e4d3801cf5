// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import racetrack.runners.ResultNames;

/// What one fork measures: a benchmark with fixed parameters, at every number of workers.
///
/// @param cells one for each number of workers, which rises; at least one
record Curve(List<Cell> cells) {

  Curve {
    cells = List.copyOf(cells);
    if (cells.isEmpty()) {
      throw new IllegalArgumentException("a curve needs at least one cell");
    }
  }

  String key() {
    return cells.getFirst().key();
  }

  String benchmark() {
    return cells.getFirst().benchmark();
  }

  /// {@return the subject's title; for a baseline, that of the method}
  String lane() {
    return cells.getFirst().lane();
  }

  /// {@return whether it is of the same subject of the same pattern; a baseline has none}
  ///
  /// @param other the other curve
  boolean hasSubjectOf(Curve other) {
    String subject = parameters().get(ResultNames.SUBJECT);
    return subject != null
        && key().equals(other.key())
        && subject.equals(other.parameters().get(ResultNames.SUBJECT));
  }

  /// {@return the values of its parameters, the subject among them, without the workers}
  SortedMap<String, String> parameters() {
    SortedMap<String, String> parameters = new TreeMap<>(cells.getFirst().parameters());
    parameters.remove(ResultNames.WORKERS);
    return parameters;
  }

  @Override
  public String toString() {
    return cells.getFirst().setting();
  }
}
