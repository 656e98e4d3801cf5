// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.gather;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import racetrack.catalogue.Seed;

/// One task of four fails. Who hears of it, and who gets the other three results?
///
/// The failure waits in the future for someone to ask. Nobody who does not ask hears of it; who
/// asks and does not catch loses the results behind it; a task that catches its own failure is
/// safe, and must report it itself.
@Seed(
    rows = {"1.5", "1.16", "2.15", "3.15"},
    idiom = "try: future.result() except Exception; a safe_worker that catches and returns None")
public final class FailuresExample {

  private static final int TASKS = 4;

  private FailuresExample() {}

  /// Prints what is heard of four tasks in four ways.
  ///
  /// @param args ignored
  /// @throws InterruptedException if interrupted while waiting
  /// @throws ExecutionException never, since it is caught or not asked for
  public static void main(String[] args) throws InterruptedException, ExecutionException {
    System.out.println("nobody asks:       " + silent());
    System.out.println("stops at a failure: " + untilTheFirst());
    System.out.println("one outcome each:  " + each());
    System.out.println("safe tasks:        " + safe(System.out::println));
  }

  private static int square(int number) {
    if (number == 2) {
      throw new IllegalArgumentException("number 2 is not allowed");
    }
    return number * number;
  }

  private static List<Future<Integer>> submitAll(ExecutorService executor) {
    Gather<Integer> group = GatherSubject.HAND.create();
    List<Future<Integer>> futures = new ArrayList<>();
    for (int task = 0; task < TASKS; task++) {
      int number = task;
      futures.add(group.submit(executor, () -> square(number)));
    }
    return futures;
  }

  /// {@return what the threads' handler for uncaught exceptions hears if nobody asks: nothing,
  /// since the futures have caught them}
  static List<String> silent() {
    Queue<String> heard = new ConcurrentLinkedQueue<>();
    ThreadFactory threads =
        Thread.ofPlatform()
            .uncaughtExceptionHandler((_, failure) -> heard.add(failure.toString()))
            .factory();
    try (ExecutorService executor = Executors.newFixedThreadPool(TASKS, threads)) {
      submitAll(executor);
    }
    return List.copyOf(heard);
  }

  /// {@return the results before the first failure; those behind it are lost}
  ///
  /// @throws InterruptedException if interrupted while waiting
  static List<String> untilTheFirst() throws InterruptedException {
    List<String> heard = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(TASKS)) {
      for (Future<Integer> future : submitAll(executor)) {
        heard.add(String.valueOf(future.get()));
      }
    } catch (ExecutionException e) {
      heard.add("stopped: " + requireNonNull(e.getCause()).getMessage());
    }
    return heard;
  }

  /// {@return a result or a failure for each task}
  ///
  /// @throws InterruptedException if interrupted while waiting
  static List<String> each() throws InterruptedException {
    List<String> heard = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(TASKS)) {
      for (Future<Integer> future : submitAll(executor)) {
        try {
          heard.add(String.valueOf(future.get()));
        } catch (ExecutionException e) {
          heard.add("failed: " + requireNonNull(e.getCause()).getMessage());
        }
      }
    }
    return heard;
  }

  /// {@return the results of tasks that catch, report, and return -1}
  ///
  /// @param reports takes what they report
  /// @throws InterruptedException if interrupted while waiting
  /// @throws ExecutionException never, since the tasks catch
  static List<Integer> safe(Consumer<String> reports)
      throws InterruptedException, ExecutionException {
    List<Integer> results = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(TASKS)) {
      List<Future<Integer>> futures = new ArrayList<>();
      for (int task = 0; task < TASKS; task++) {
        int number = task;
        futures.add(executor.submit(() -> squareSafely(number, reports)));
      }
      for (Future<Integer> future : futures) {
        results.add(future.get());
      }
    }
    return results;
  }

  private static int squareSafely(int number, Consumer<String> reports) {
    try {
      return square(number);
    } catch (IllegalArgumentException e) {
      reports.accept("task " + number + ": " + e.getMessage());
      return -1;
    }
  }
}
