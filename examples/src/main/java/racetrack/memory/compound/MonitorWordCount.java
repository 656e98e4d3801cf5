// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.compound;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.HashMap;
import java.util.Map;

/// Words counted in a plain map, under the monitor.
///
/// **Seed idiom:** `with lock:` around all that belongs together, and nothing else.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** whenever the monitor is free, `counts` has the words of all finished calls, and
///   those of no call in part.
/// - **Linearization points:** the last `merge` of [#count], the copy in [#snapshot]. Both run
///   under the monitor, which is held from the first step to the last.
/// - **Happens-before:** the release of the monitor that ends a `count` precedes every later
///   acquisition.
/// - **Progress:** blocking.
///
/// ## Cost
///
/// One acquisition of the monitor per call, however many words. Nobody counts while a snapshot is
/// copied.
///
/// ## Broken twins
///
/// [BrokenChainWordCount] gives the monitor back between two words; [BrokenMixedWordCount] has it
/// for the copy only; [BrokenViewWordCount] saves the copy.
///
/// ## Sources
///
/// - JLS 25, §17.1 (synchronization), §17.4.5 (happens-before).
public final class MonitorWordCount implements WordCount {

  @GuardedBy("this")
  private final Map<String, Integer> counts = new HashMap<>();

  MonitorWordCount() {}

  @Override
  public synchronized void count(String... words) {
    for (String word : words) {
      counts.merge(word, 1, Integer::sum);
    } // linearization point: the last of them
  }

  @Override
  public synchronized Map<String, Integer> snapshot() {
    return Map.copyOf(counts); // linearization point
  }
}
