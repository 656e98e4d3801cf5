// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.compound;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Collectors;

/// **Broken:** [AdderWordCount] that puts an adder where it has found none.
///
/// ## Why it breaks
///
/// Two who find no adder for a word put one each. The second takes the place of the first, and what
/// was counted there is gone.
///
/// | step | one counter of "a"     | another counter of "a"   | the adder of "a" |
/// |------|------------------------|--------------------------|------------------|
/// | 1    | `get`: none            |                          | none             |
/// | 2    |                        | `get`: none              | none             |
/// | 3    | puts an adder, counts  |                          | 1                |
/// | 4    |                        | puts an adder, counts    | 1                |
///
/// Only the first occurrences are at risk: the longer a test counts, the less it loses.
///
/// **Where it is right:** where all words are known beforehand. `putIfAbsent` would do for `put`,
/// if the caller goes on with the adder that it returns.
///
/// **CERT:** VNA03.
public final class BrokenPutWordCount implements WordCount {

  private final ConcurrentMap<String, LongAdder> counts = new ConcurrentHashMap<>();
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Lock shared = lock.readLock();
  private final Lock exclusive = lock.writeLock();

  BrokenPutWordCount() {}

  @Override
  public void count(String... words) {
    shared.lock();
    try {
      for (String word : words) {
        LongAdder count = counts.get(word);
        if (count == null) {
          count = new LongAdder();
          counts.put(word, count); // wound: somebody may have put another since
        }
        count.increment();
      }
    } finally {
      shared.unlock();
    }
  }

  @Override
  public Map<String, Integer> snapshot() {
    exclusive.lock();
    try {
      return counts.entrySet().stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  Map.Entry::getKey, entry -> entry.getValue().intValue()));
    } finally {
      exclusive.unlock();
    }
  }
}
