// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.compound;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// **Broken:** [MonitorWordCount] with a map that is safe by itself, so that counting needs no
/// monitor.
///
/// ## Why it breaks
///
/// Each `merge` is one step, and the monitor protects the copy. But the two have nothing to do with
/// each other: who holds the monitor keeps out nobody who does not ask for it.
///
/// | step | counter of "a", "b"   | reader                      | `counts`     |
/// |------|-----------------------|-----------------------------|--------------|
/// | 1    | `merge("a")`          |                             | a=1          |
/// | 2    |                       | enters the monitor          | a=1          |
/// | 3    |                       | `snapshot()`: a=1           | a=1          |
/// | 4    | `merge("b")`          |                             | a=1, b=1     |
///
/// **Where it is right:** where each word stands for itself; then the monitor is not needed either.
///
/// **CERT:** VNA03.
public final class BrokenMixedWordCount implements WordCount {

  private final Map<String, Integer> counts = new ConcurrentHashMap<>(); // follows the wound

  BrokenMixedWordCount() {}

  @Override
  public void count(String... words) { // wound: the map is safe, its users are not
    for (String word : words) {
      counts.merge(word, 1, Integer::sum);
    }
  }

  @Override
  public synchronized Map<String, Integer> snapshot() {
    return Map.copyOf(counts);
  }
}
