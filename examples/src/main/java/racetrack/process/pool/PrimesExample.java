// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import racetrack.catalogue.Seed;

/// Four workers count the primes below a number, four times over: as threads and as processes.
///
/// In Python, only processes gain: of all the threads of one process, one at a time may run Python
/// code. Java has no such lock, so both gain as much as there are cores. Processes have their price
/// once, when each starts a virtual machine and lets its compiler warm up, and then a little for
/// every task. What they buy is not speed, but that no task can do another any harm.
@Seed(
    rows = {"1.9", "3.7"},
    idiom = "the same CPU-bound tasks on ThreadPoolExecutor and on ProcessPoolExecutor")
public final class PrimesExample {

  static final int TASKS = 4;

  /// What came of some ways to count.
  ///
  /// @param way how
  /// @param counts what each task counted
  /// @param first how long it took at first, with the start of the workers
  /// @param best how long it took at best of three times more
  record Count(String way, List<Integer> counts, Duration first, Duration best) {}

  private PrimesExample() {}

  /// Prints how many primes there are, and how long it took one after the other, on threads and on
  /// processes: below 10,000, which is done before a process has started, and below a million.
  ///
  /// @param args ignored
  /// @throws InterruptedException if interrupted while waiting
  /// @throws ExecutionException if a task failed
  public static void main(String[] args) throws InterruptedException, ExecutionException {
    for (int limit : new int[] {10_000, 1_000_000}) {
      System.out.printf("%,d tasks count the primes below %,d%n", TASKS, limit);
      compare(limit, System.out::println);
    }
  }

  /// {@return what came of counting in turn, on threads and on processes}
  ///
  /// @param limit the number below which to count
  /// @param lines takes what the program prints
  /// @throws InterruptedException if interrupted while waiting
  /// @throws ExecutionException if a task failed
  static List<Count> compare(int limit, Consumer<String> lines)
      throws InterruptedException, ExecutionException {
    List<Count> counts = new ArrayList<>();
    try (ExecutorService one = Executors.newFixedThreadPool(1)) {
      counts.add(count("one thread", one, limit));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(TASKS)) {
      counts.add(count("threads", threads, limit));
    }
    try (ExecutorService processes = ProcessPool.builder().workers(TASKS).build()) {
      counts.add(count("processes", processes, limit));
    }
    for (Count count : counts) {
      lines.accept(
          "%-10s  %s  at first %,7.1f ms, then %,7.1f ms"
              .formatted(count.way(), count.counts(), millis(count.first()), millis(count.best())));
    }
    return counts;
  }

  private static Count count(String way, ExecutorService pool, int limit)
      throws InterruptedException, ExecutionException {
    RemoteCallable<Integer> task = () -> primesBelow(limit);
    List<RemoteCallable<Integer>> tasks = Collections.nCopies(TASKS, task);
    List<Integer> counts = new ArrayList<>();
    List<Duration> durations = new ArrayList<>();
    for (int round = 0; round < 4; round++) {
      long start = System.nanoTime();
      List<Future<Integer>> futures = pool.invokeAll(tasks);
      durations.add(Duration.ofNanos(System.nanoTime() - start));
      counts.clear();
      for (Future<Integer> future : futures) {
        counts.add(future.get());
      }
    }
    Duration first = durations.removeFirst();
    return new Count(way, List.copyOf(counts), first, Collections.min(durations));
  }

  /// {@return how many primes there are below a number, by trying all divisors}
  ///
  /// @param limit the number
  static int primesBelow(int limit) {
    int count = 0;
    for (int number = 2; number < limit; number++) {
      boolean prime = true;
      for (int divisor = 2; prime && divisor * divisor <= number; divisor++) {
        prime = number % divisor != 0;
      }
      count += prime ? 1 : 0;
    }
    return count;
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }
}
