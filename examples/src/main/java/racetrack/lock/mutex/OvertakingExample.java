// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.mutex;

import java.util.ArrayList;
import java.util.List;

/// Threads pass through a mutex again and again: how often does one go in twice running?
///
/// A fair mutex lets whoever waits go first. An unfair one is often taken again by the thread that
/// has just unlocked it, since this one runs already: good for throughput, bad for the others.
public final class OvertakingExample {

  static final int THREADS = 2;
  static final int PASSES = 20_000;

  private final Mutex mutex;
  private int last; // guarded by the mutex, as is the next
  private int repeats;
  private int passes;

  private OvertakingExample(Mutex mutex) {
    this.mutex = mutex;
  }

  /// Prints, for each sound mutex, how often the last holder was the next.
  ///
  /// @param args ignored
  /// @throws InterruptedException if interrupted while the threads pass
  public static void main(String[] args) throws InterruptedException {
    for (MutexSubject subject :
        List.of(
            MutexSubject.TEST_AND_TEST_AND_SET,
            MutexSubject.TICKET,
            MutexSubject.CLH,
            MutexSubject.PARKING,
            MutexSubject.JDK)) {
      Tally tally = pass(subject, PASSES);
      System.out.printf(
          "%-22s %6d of %6d went in twice running%n", subject, tally.repeats(), tally.passes());
    }
  }

  /// What was counted inside.
  ///
  /// @param passes how often a thread went in
  /// @param repeats how often it was the one that had come out last
  record Tally(int passes, int repeats) {}

  /// {@return how often the last holder was the next}
  ///
  /// @param subject which mutex to pass through
  /// @param each how often each thread passes
  /// @throws InterruptedException if interrupted while the threads pass
  static Tally pass(MutexSubject subject, int each) throws InterruptedException {
    OvertakingExample gate = new OvertakingExample(subject.create());
    List<Thread> threads = new ArrayList<>();
    for (int thread = 1; thread <= THREADS; thread++) {
      int number = thread;
      threads.add(
          Thread.ofPlatform().name("thread " + thread).start(() -> gate.passAgain(number, each)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return new Tally(gate.passes, gate.repeats);
  }

  private void passAgain(int number, int times) {
    for (int pass = 0; pass < times; pass++) {
      mutex.withLock(() -> {
        passes++;
        if (last == number) {
          repeats++;
        }
        last = number;
      });
    }
  }
}
