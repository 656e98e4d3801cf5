// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pool;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import racetrack.catalogue.Seed;
import racetrack.executor.pool.TaskPool.Settings;

/// A pool that is closed by hand, one that closes itself, and one that nobody closes.
///
/// Closing waits for the tasks, also when the body throws: `try` with resources cannot forget it.
/// The worker of a pool that nobody closes waits for a task that never comes, and since it is no
/// daemon, the JVM waits for it: the program never ends.
@Seed(
    rows = {"1.11", "3.13"},
    idiom = "executor.shutdown(wait=True) in finally; with ThreadPoolExecutor() as executor")
public final class ClosingExample {

  private static final Settings SETTINGS = Settings.DEFAULT.withWorkers(1);

  private ClosingExample() {}

  /// Prints how three pools end. The third keeps the program from ending, so it is stopped at last.
  ///
  /// @param args ignored
  /// @throws InterruptedException if interrupted while waiting
  /// @throws ExecutionException if a task failed
  public static void main(String[] args) throws InterruptedException, ExecutionException {
    closeInFinally(System.out::println).join();
    System.out.println("closed in finally: the worker has ended");
    closeByItself(System.out::println).join();
    System.out.println("closed by itself: the worker has ended, though the body threw");
    try (TaskPool pool = TaskPoolSubject.HAND.create(SETTINGS)) {
      Thread worker = forgetToClose(pool, System.out::println);
      boolean isWaitedFor = worker.isAlive() && !worker.isDaemon();
      System.out.println("never closed: does the JVM wait for the worker? " + isWaitedFor);
    }
  }

  /// {@return the worker of a pool that was closed in `finally`}
  ///
  /// @param lines takes what the tasks print
  /// @throws InterruptedException if interrupted while waiting
  /// @throws ExecutionException if a task failed
  static Thread closeInFinally(Consumer<String> lines)
      throws InterruptedException, ExecutionException {
    TaskPool pool = TaskPoolSubject.HAND.create(SETTINGS);
    try {
      Future<Thread> worker = pool.submit(Thread::currentThread);
      pool.execute(() -> lines.accept("the last task has run"));
      return worker.get();
    } finally {
      pool.close();
    }
  }

  /// {@return the worker of a pool whose body threw}
  ///
  /// @param lines takes what the tasks print
  /// @throws InterruptedException if interrupted while waiting
  /// @throws ExecutionException if a task failed
  static Thread closeByItself(Consumer<String> lines)
      throws InterruptedException, ExecutionException {
    TaskPool pool = TaskPoolSubject.HAND.create(SETTINGS);
    Future<Thread> worker = pool.submit(Thread::currentThread);
    try (pool) {
      pool.execute(() -> lines.accept("the last task has run"));
      throw new IllegalStateException("the body failed");
    } catch (IllegalStateException e) {
      lines.accept(e.getMessage());
    }
    return worker.get();
  }

  /// {@return the worker of a pool that is left open}
  ///
  /// @param pool the pool
  /// @param lines takes what the tasks print
  /// @throws InterruptedException if interrupted while waiting
  /// @throws ExecutionException if a task failed
  static Thread forgetToClose(TaskPool pool, Consumer<String> lines)
      throws InterruptedException, ExecutionException {
    Future<Thread> worker = pool.submit(Thread::currentThread);
    pool.submit(() -> lines.accept("the last task has run")).get();
    return worker.get();
  }
}
