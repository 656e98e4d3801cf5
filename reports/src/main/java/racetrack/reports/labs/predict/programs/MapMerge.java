// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import racetrack.reports.labs.predict.steps.Snippet;

/// Two threads count a word in one call.
@SuppressWarnings("all")
final class MapMerge implements Snippet {

  final Map<String, Integer> counts = new ConcurrentHashMap<>(Map.of("to", 0));

  void bothThreads() {
    counts.merge("to", 1, Integer::sum);
  }

  @Override
  public String outcome() {
    return "" + counts.get("to");
  }
}
