// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.compound;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Two threads count the same word, again and again.
///
/// With a concurrent map that is asked and then told, some get lost. With one that merges, none
/// does. The map is the same.
public final class LostWordsExample {

  static final int THREADS = 2;

  /// How often each thread counts it.
  static final int TIMES = 5_000;

  private static final int ROUNDS = 1_000;

  private LostWordsExample() {}

  /// Prints how often the word was counted.
  ///
  /// @param args ignored
  /// @throws InterruptedException if interrupted while the threads count
  public static void main(String[] args) throws InterruptedException {
    System.out.println("expected:     " + THREADS * TIMES);
    System.out.println("get and put:  " + firstLoss());
    System.out.println("merge:        " + total(WordCountSubject.MERGE));
  }

  /// {@return the first total with `get` and `put` that is too small, or the right one if none is}
  ///
  /// @throws InterruptedException if interrupted while the threads count
  static int firstLoss() throws InterruptedException {
    int total = THREADS * TIMES;
    for (int round = 0; round < ROUNDS && total == THREADS * TIMES; round++) {
      total = total(WordCountSubject.BROKEN_MERGE);
    }
    return total;
  }

  /// {@return how often the word was counted}
  ///
  /// @param subject which word count to use
  /// @throws InterruptedException if interrupted while the threads count
  static int total(WordCountSubject subject) throws InterruptedException {
    WordCount count = subject.create();
    CountDownLatch ready = new CountDownLatch(THREADS);
    List<Thread> workers = new ArrayList<>();
    for (int worker = 1; worker <= THREADS; worker++) {
      workers.add(Thread.ofPlatform().name("worker " + worker).start(() -> count(count, ready)));
    }
    for (Thread worker : workers) {
      worker.join();
    }
    return count.snapshot().getOrDefault("word", 0);
  }

  private static void count(WordCount counts, CountDownLatch ready) {
    ready.countDown();
    while (ready.getCount() > 0) {
      Thread.onSpinWait(); // a parked thread would start late, and meet nobody
    }
    for (int time = 0; time < TIMES; time++) {
      counts.count("word");
    }
  }
}
