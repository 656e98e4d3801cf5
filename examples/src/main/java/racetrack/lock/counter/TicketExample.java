// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.counter;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import racetrack.catalogue.Seed;

/// Threads draw numbers: each gets one of its own, and none is left out.
///
/// Adding one and reading the count are two calls, so a thread-safe counter is not enough: between
/// them another thread may count. Whoever needs both as one step takes a lock around both, and
/// gives it back in `finally`.
@Seed(
    rows = {"0.2", "4.2"},
    idiom = "lock.acquire(), try, finally: lock.release(); results as completed")
public final class TicketExample {

  private final Lock lock = new ReentrantLock();
  private final Counter counter = CounterSubject.SYNCHRONIZED.create(0);

  private TicketExample() {}

  /// Prints the numbers that ten tasks drew, as they came, and then those that five threads drew.
  ///
  /// @param args ignored
  /// @throws InterruptedException if interrupted while waiting for them
  /// @throws ExecutionException never, since drawing does not fail
  public static void main(String[] args) throws InterruptedException, ExecutionException {
    System.out.println("numbers as drawn: " + asCompleted(5, 10));
    System.out.println("final count: " + oneThreadEach(5, System.out::println));
  }

  /// {@return the numbers that the tasks drew, in the order in which the tasks were completed}
  ///
  /// @param workers the size of the pool
  /// @param tasks how many tasks draw one number each
  /// @throws InterruptedException if interrupted while waiting for a task
  /// @throws ExecutionException never, since drawing does not fail
  static List<Long> asCompleted(int workers, int tasks)
      throws InterruptedException, ExecutionException {
    TicketExample tickets = new TicketExample();
    List<Long> numbers = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
      CompletionService<Long> completed = new ExecutorCompletionService<>(pool);
      for (int task = 0; task < tasks; task++) {
        completed.submit(() -> tickets.draw(_ -> {}));
      }
      for (int task = 0; task < tasks; task++) {
        numbers.add(completed.take().get());
      }
    }
    return numbers;
  }

  /// {@return the count when all threads have drawn}
  ///
  /// @param threads how many threads draw one number each
  /// @param lines takes a line for each number, in the order of the numbers
  /// @throws InterruptedException if interrupted while waiting for a thread
  static long oneThreadEach(int threads, Consumer<String> lines) throws InterruptedException {
    TicketExample tickets = new TicketExample();
    List<Thread> started = new ArrayList<>();
    for (int thread = 1; thread <= threads; thread++) {
      started.add(Thread.ofPlatform().name("thread " + thread).start(() -> tickets.draw(lines)));
    }
    for (Thread thread : started) {
      thread.join();
    }
    return tickets.counter.get();
  }

  private long draw(Consumer<String> lines) {
    lock.lock();
    try {
      counter.increment();
      long number = counter.get();
      lines.accept(Thread.currentThread().getName() + " draws " + number);
      return number;
    } finally {
      lock.unlock();
    }
  }
}
