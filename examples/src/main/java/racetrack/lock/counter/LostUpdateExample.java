// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.counter;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import racetrack.catalogue.Seed;

/// Two threads add one a hundred thousand times each, first without a lock and then with one.
///
/// Without the lock the total is *often* too small, not always: the threads must meet, and the
/// compiler is free to add up a loop in one go. So the program counts again until it has seen a
/// loss. In Python the global interpreter lock hides most of these losses; in Java both threads run
/// at once, and nothing hides them.
@Seed(
    rows = {"1.14", "2.3", "2.4"},
    idiom = "counter += 1 in two threads, without and with a lock")
public final class LostUpdateExample {

  static final int THREADS = 2;
  static final int INCREMENTS = 100_000;

  private static final int ROUNDS = 1_000;

  private LostUpdateExample() {}

  /// Prints what the two threads have counted, without and with a lock.
  ///
  /// @param args ignored
  /// @throws InterruptedException if interrupted while the threads count
  public static void main(String[] args) throws InterruptedException {
    System.out.println("expected: " + THREADS * INCREMENTS);
    System.out.println("no lock:  " + firstLoss());
    System.out.println("lock:     " + total(CounterSubject.SYNCHRONIZED));
  }

  /// {@return the first total without a lock that is too small, or the right one if none is}
  ///
  /// @throws InterruptedException if interrupted while the threads count
  static long firstLoss() throws InterruptedException {
    long total = THREADS * INCREMENTS;
    for (int round = 0; round < ROUNDS && total == THREADS * INCREMENTS; round++) {
      total = total(CounterSubject.BROKEN_PLAIN);
    }
    return total;
  }

  /// {@return what the threads have counted}
  ///
  /// @param subject which counter they count with
  /// @throws InterruptedException if interrupted while the threads count
  static long total(CounterSubject subject) throws InterruptedException {
    Counter counter = subject.create(0);
    CountDownLatch ready = new CountDownLatch(THREADS);
    List<Thread> workers = new ArrayList<>();
    for (int worker = 1; worker <= THREADS; worker++) {
      workers.add(Thread.ofPlatform().name("worker " + worker).start(() -> count(counter, ready)));
    }
    for (Thread worker : workers) {
      worker.join();
    }
    return counter.get();
  }

  private static void count(Counter counter, CountDownLatch ready) {
    ready.countDown();
    while (ready.getCount() > 0) {
      Thread.onSpinWait(); // a parked thread would start late, and meet nobody
    }
    for (int increment = 0; increment < INCREMENTS; increment++) {
      counter.increment();
    }
  }
}
