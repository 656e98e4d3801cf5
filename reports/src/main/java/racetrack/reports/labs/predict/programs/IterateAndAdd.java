// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.ArrayList;
import java.util.List;
import racetrack.reports.labs.predict.steps.Snippet;

/// A list grows while somebody iterates over it.
@SuppressWarnings("all")
final class IterateAndAdd implements Snippet {

  final List<String> list = new ArrayList<>(List.of("a", "b"));
  int seen;

  void thread1() {
    list.add("c");
  }

  void thread2() {
    for (String each : list) {
      seen++;
    }
  }

  @Override
  public String outcome() {
    return "" + seen;
  }
}
