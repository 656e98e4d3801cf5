// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import racetrack.catalogue.Seed;

/// Threads share memory, processes do not: a static that a task changes is the worker's own.
@Seed(rows = "4.3", idiom = "threads share one memory space, processes have separate ones")
public final class MemoryExample {

  private static final AtomicInteger TOTAL = new AtomicInteger();

  /// The static after a task added to it.
  ///
  /// @param there what the task saw
  /// @param here what its caller saw then
  record Seen(int there, int here) {}

  private MemoryExample() {}

  /// Prints what a task and its caller see, for a thread and for a process.
  ///
  /// @param args ignored
  /// @throws InterruptedException if interrupted while waiting
  /// @throws ExecutionException if a task failed
  public static void main(String[] args) throws InterruptedException, ExecutionException {
    try (ExecutorService pool = Executors.newFixedThreadPool(1)) {
      Seen seen = addIn(pool, 5);
      System.out.println("a thread adds 5: it sees " + seen.there() + ", we " + seen.here());
    }
    try (ExecutorService pool = ProcessPool.builder().workers(1).build()) {
      Seen seen = addIn(pool, 5);
      System.out.println("a process adds 5: it sees " + seen.there() + ", we " + seen.here());
    }
  }

  /// {@return what a task sees in the static, and what its caller sees, which had set it to zero}
  ///
  /// @param pool where the task runs
  /// @param amount what it adds
  /// @throws InterruptedException if interrupted while waiting
  /// @throws ExecutionException if a task failed
  static Seen addIn(ExecutorService pool, int amount)
      throws InterruptedException, ExecutionException {
    TOTAL.set(0);
    RemoteCallable<Integer> add = () -> TOTAL.addAndGet(amount);
    int there = pool.submit(add).get();
    return new Seen(there, TOTAL.get());
  }
}
