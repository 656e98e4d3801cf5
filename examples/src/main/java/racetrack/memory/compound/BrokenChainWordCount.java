// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.compound;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.HashMap;
import java.util.Map;

/// **Broken:** [MonitorWordCount] with a monitor for each word instead of one for all.
///
/// It has the methods that everybody likes to write, `add("a").add("b")`, and each of them locks.
///
/// ## Why it breaks
///
/// The monitor is free between two links of the chain, and a snapshot may come there.
///
/// | step | counter of "a", "b"      | reader                 | `counts`     |
/// |------|--------------------------|------------------------|--------------|
/// | 1    | `add("a")`               |                        | a=1          |
/// | 2    |                          | `snapshot()`: a=1      | a=1          |
/// | 3    | `.add("b")`              |                        | a=1, b=1     |
///
/// **Where it is right:** where each word stands for itself. The cure is a chain that collects the
/// words without any lock, and counts them at its end.
///
/// **CERT:** VNA04.
public final class BrokenChainWordCount implements WordCount {

  @GuardedBy("this")
  private final Map<String, Integer> counts = new HashMap<>();

  BrokenChainWordCount() {}

  @Override
  public void count(String... words) {
    BrokenChainWordCount chain = this;
    for (String word : words) {
      chain = chain.add(word); // wound: others may come between two links
    }
  }

  private synchronized BrokenChainWordCount add(String word) {
    counts.merge(word, 1, Integer::sum);
    return this;
  }

  @Override
  public synchronized Map<String, Integer> snapshot() {
    return Map.copyOf(counts);
  }
}
