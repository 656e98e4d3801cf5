// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.compound;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// **Broken:** [MergeWordCount] with a snapshot that does not lock.
///
/// ## Why it breaks
///
/// To copy a map is to walk through it. The iterators of a concurrent map never fail, and promise
/// little: what is there when they begin, and perhaps what comes later. The copy may be of a moment
/// that never was.
///
/// | step | counter, first of "a", then of "b" | reader                | `counts` |
/// |------|------------------------------------|-----------------------|----------|
/// | 1    |                                    | walks past "a": none  |          |
/// | 2    | counts "a"                         |                       | a=1      |
/// | 3    | counts "b"                         |                       | a=1, b=1 |
/// | 4    |                                    | comes to "b": 1       | a=1, b=1 |
///
/// The snapshot is b=1, though "a" was counted before "b".
///
/// **Where it is right:** where an approximate count will do, of words that do not belong together.
///
/// **CERT:** VNA03.
public final class BrokenIterationWordCount implements WordCount {

  private final ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>();
  private final Lock shared = new ReentrantReadWriteLock().readLock(); // follows the wound

  BrokenIterationWordCount() {}

  @Override
  public void count(String... words) {
    shared.lock();
    try {
      for (String word : words) {
        counts.merge(word, 1, Integer::sum);
      }
    } finally {
      shared.unlock();
    }
  }

  @Override
  public Map<String, Integer> snapshot() {
    return Map.copyOf(counts); // wound: others count meanwhile
  }
}
