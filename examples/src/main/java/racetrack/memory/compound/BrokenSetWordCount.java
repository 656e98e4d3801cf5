// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.compound;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/// **Broken:** [SnapshotWordCount] with `set` for the compare-and-set.
///
/// ## Why it breaks
///
/// An atomic reference makes `get` atomic, and `set`; the copy in between is nobody's business but
/// the caller's. Two who copy the same map lose the words of one.
///
/// | step | counter of "a"      | counter of "b"       | `counts` |
/// |------|---------------------|----------------------|----------|
/// | 1    | gets the empty map  |                      |          |
/// | 2    |                     | gets the empty map   |          |
/// | 3    | sets a=1            |                      | a=1      |
/// | 4    |                     | sets b=1             | b=1      |
///
/// What is left is a whole map, only not the right one.
///
/// **Where it is right:** with one thread that counts, and any number that look.
///
/// **CERT:** VNA02.
public final class BrokenSetWordCount implements WordCount {

  private final AtomicReference<Map<String, Integer>> counts = new AtomicReference<>(Map.of());

  BrokenSetWordCount() {}

  @Override
  public void count(String... words) {
    counts.set(plus(counts.get(), words)); // wound: somebody may have set another meanwhile
  }

  @Override
  public Map<String, Integer> snapshot() {
    return counts.get();
  }

  private static Map<String, Integer> plus(Map<String, Integer> counts, String... words) {
    Map<String, Integer> sum = new HashMap<>(counts);
    for (String word : words) {
      sum.merge(word, 1, Integer::sum);
    }
    return Map.copyOf(sum);
  }
}
