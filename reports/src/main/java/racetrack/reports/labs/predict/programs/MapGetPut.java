// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import racetrack.reports.labs.predict.steps.Snippet;

/// Two threads count a word in a concurrent map.
@SuppressWarnings("all")
final class MapGetPut implements Snippet {

  final Map<String, Integer> counts = new ConcurrentHashMap<>(Map.of("to", 0));

  void bothThreads() {
    int next = counts.get("to") + 1;
    counts.put("to", next);
  }

  @Override
  public String outcome() {
    return "" + counts.get("to");
  }
}
