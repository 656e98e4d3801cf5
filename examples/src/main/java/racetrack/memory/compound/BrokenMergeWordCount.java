// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.compound;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// **Broken:** [MergeWordCount] with `get` and `put` for `merge`.
///
/// ## Why it breaks
///
/// Each call of a concurrent map is atomic. Two of them are not: what `get` has said is old when
/// `put` comes.
///
/// | step | one counter of "a" | another counter of "a" | `counts` |
/// |------|--------------------|------------------------|----------|
/// | 1    | `get`: none        |                        |          |
/// | 2    |                    | `get`: none            |          |
/// | 3    | puts 1             |                        | a=1      |
/// | 4    |                    | puts 1                 | a=1      |
///
/// The lock does not help: those who count share it.
///
/// **Where it is right:** where each word has one thread to count it.
///
/// **CERT:** VNA02, VNA03.
public final class BrokenMergeWordCount implements WordCount {

  private final ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>();
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Lock shared = lock.readLock();
  private final Lock exclusive = lock.writeLock();

  BrokenMergeWordCount() {}

  @Override
  public void count(String... words) {
    shared.lock();
    try {
      for (String word : words) {
        Integer count = counts.get(word);
        counts.put(word, count == null ? 1 : count + 1); // wound: it may have changed
      }
    } finally {
      shared.unlock();
    }
  }

  @Override
  public Map<String, Integer> snapshot() {
    exclusive.lock();
    try {
      return Map.copyOf(counts);
    } finally {
      exclusive.unlock();
    }
  }
}
