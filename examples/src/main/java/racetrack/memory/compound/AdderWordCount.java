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

/// Words counted each by an adder of its own, which is made when the word is new.
///
/// **Seed idiom:** `counts.setdefault(word, Counter()).increment()`.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **One word:** `computeIfAbsent` of a [ConcurrentHashMap] makes at most one adder for a word,
///   and all who count it get the same. What they do with it is a step of the adder.
/// - **Several words, or all:** as in [MergeWordCount], counters share the lock and a snapshot
///   excludes them.
/// - **Invariant:** whenever nobody holds the shared lock, the adders have the words of all
///   finished calls, and those of no call in part. No adder ever leaves the map.
/// - **Linearization points:** of [#count], the release of the shared lock; of [#snapshot], the end
///   of the sums under the exclusive one. Nobody adds meanwhile, so `sum` is exact.
/// - **Happens-before:** the release of the shared lock precedes every later acquisition of the
///   exclusive one.
/// - **Progress:** blocking.
///
/// ## Cost
///
/// A thread that counts a known word writes nothing to the map; those who count the same word
/// spread over the adder's cells. What they do share is the state of the lock.
///
/// ## Broken twin
///
/// [BrokenPutWordCount] asks for the adder first and puts it later.
///
/// ## Sources
///
/// - [ConcurrentHashMap], whose documentation has this very use of [LongAdder].
public final class AdderWordCount implements WordCount {

  private final ConcurrentMap<String, LongAdder> counts = new ConcurrentHashMap<>();
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Lock shared = lock.readLock();
  private final Lock exclusive = lock.writeLock();

  AdderWordCount() {}

  @Override
  public void count(String... words) {
    shared.lock();
    try {
      for (String word : words) {
        counts.computeIfAbsent(word, _ -> new LongAdder()).increment();
      }
    } finally {
      shared.unlock(); // linearization point
    }
  }

  @Override
  public Map<String, Integer> snapshot() {
    exclusive.lock();
    try {
      return counts.entrySet().stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  Map.Entry::getKey, entry -> entry.getValue().intValue())); // linearization point
    } finally {
      exclusive.unlock();
    }
  }
}
