// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.compound;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/// Words counted in an immutable map, which each call replaces by another.
///
/// **Seed idiom:** `self.counts = {**self.counts, word: n + 1}`, tried again if somebody else was
/// faster.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** `counts` refers to an immutable map, with the words of all calls that took
///   effect.
/// - **Linearization points:** the successful compare-and-set of [#count], the read of [#snapshot].
///   However many steps it took to make the next map, nobody sees it before it is whole.
/// - **Not lost:** the compare-and-set succeeds only if `counts` is still the map that was copied.
///   That one cannot come back: it is reachable as long as somebody compares with it, so no other
///   map can be the same object.
/// - **Happens-before:** the compare-and-set has the memory effects of a volatile write, and the
///   read those of a volatile read.
/// - **Progress:** lock-free: a failed compare-and-set means that another one succeeded. A snapshot
///   is wait-free, and costs one read.
///
/// ## Cost
///
/// Each call copies the whole map, and copies it again whenever it comes second. Good for many who
/// look and few who count, and for small maps.
///
/// ## Broken twin
///
/// [BrokenSetWordCount] sets what it has made, without comparing.
///
/// ## Sources
///
/// - M. Herlihy, *A Methodology for Implementing Highly Concurrent Data Objects*, ACM TOPLAS 15(5),
///   1993 (to copy, change and compare-and-set).
public final class SnapshotWordCount implements WordCount {

  private final AtomicReference<Map<String, Integer>> counts = new AtomicReference<>(Map.of());

  SnapshotWordCount() {}

  @Override
  public void count(String... words) {
    Map<String, Integer> before;
    Map<String, Integer> after;
    do {
      before = counts.get();
      after = plus(before, words);
    } while (!counts.compareAndSet(before, after)); // linearization point, when it succeeds
  }

  @Override
  public Map<String, Integer> snapshot() {
    return counts.get(); // linearization point
  }

  private static Map<String, Integer> plus(Map<String, Integer> counts, String... words) {
    Map<String, Integer> sum = new HashMap<>(counts);
    for (String word : words) {
      sum.merge(word, 1, Integer::sum);
    }
    return Map.copyOf(sum);
  }
}
