// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.compound;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// Words merged into the library's concurrent map, with a lock for those who want to see all of it.
///
/// **Seed idiom:** `with lock: counts[word] += 1`, for many who count and few who look.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **One word:** `merge` of a [ConcurrentHashMap] reads the count, adds to it and writes it in
///   one atomic step.
/// - **Several words, or all:** what takes several calls of the map takes a lock. Those who count
///   share it, those who look have it for themselves. That is the read-write lock the wrong way
///   round: what decides is not who writes, but who can bear company.
/// - **Invariant:** whenever nobody holds the shared lock, `counts` has the words of all finished
///   calls, and those of no call in part.
/// - **Linearization points:** of [#count], the release of the shared lock; of [#snapshot], the
///   copy under the exclusive one. Calls of `count` see nothing of each other, and additions may
///   come in any order.
/// - **Happens-before:** the release of the shared lock precedes every later acquisition of the
///   exclusive one.
/// - **Progress:** blocking.
///
/// ## Cost
///
/// Counters do not exclude each other, unless their words share a bin of the map; but each writes
/// to the lock's own state twice, and that is one variable for all of them. Whoever can do without
/// the snapshot of one moment can do without the lock: then `merge` alone is all it takes.
///
/// ## Broken twins
///
/// [BrokenMergeWordCount] merges by hand; [BrokenIterationWordCount] looks without the lock.
///
/// ## Sources
///
/// - [ConcurrentHashMap], on `merge` and on its iterators.
/// - [ReadWriteLock].
public final class MergeWordCount implements WordCount {

  private final ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>();
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Lock shared = lock.readLock();
  private final Lock exclusive = lock.writeLock();

  MergeWordCount() {}

  @Override
  public void count(String... words) {
    shared.lock();
    try {
      for (String word : words) {
        counts.merge(word, 1, Integer::sum);
      }
    } finally {
      shared.unlock(); // linearization point
    }
  }

  @Override
  public Map<String, Integer> snapshot() {
    exclusive.lock();
    try {
      return Map.copyOf(counts); // linearization point
    } finally {
      exclusive.unlock();
    }
  }
}
