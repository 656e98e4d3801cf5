// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.gather;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.concurrent.StructuredTaskScope.TimeoutException;
import java.util.stream.Stream;
import racetrack.programs.TimeScale;

/// What a [Gather] waits for, each as the joiner of a structured scope.
///
/// A gather cannot be built of a scope: its tasks run wherever their executors run them, and go on
/// from one call to the next. A scope has threads of its own, and all of them have ended where its
/// block ends. For what begins and ends in one place, this is the shorter way, and no task is
/// forgotten on it.
public final class ScopesExample {

  private ScopesExample() {}

  /// Prints what five ways of waiting give for the same three tasks, one of which fails.
  ///
  /// @param args ignored
  /// @throws InterruptedException if interrupted while waiting
  public static void main(String[] args) throws InterruptedException {
    Duration unit = TimeScale.scaled(Duration.ofMillis(100));
    List<Callable<String>> calls =
        List.of(
            () -> answer("slow", unit.multipliedBy(3)),
            () -> {
              throw new IllegalStateException("no such service");
            },
            () -> answer("fast", unit));
    System.out.println("all or the first failure: " + all(calls));
    System.out.println("the first that succeeds:  " + first(calls));
    System.out.println("an outcome each:          " + each(calls));
    System.out.println("as they end:              " + asCompleted(calls));
    System.out.println("within a time:            " + within(unit.multipliedBy(2), calls));
  }

  private static String answer(String name, Duration time) throws InterruptedException {
    Thread.sleep(time);
    return name;
  }

  /// {@return the results in the order of the tasks, or the first failure, which stops the others}
  ///
  /// @param tasks what to run
  /// @throws InterruptedException if interrupted while waiting
  static String all(List<Callable<String>> tasks) throws InterruptedException {
    try (var scope = StructuredTaskScope.open(Joiner.<String>allSuccessfulOrThrow())) {
      forkAll(scope, tasks);
      return scope.join().map(Subtask::get).toList().toString();
    } catch (FailedException e) {
      return described(requireNonNull(e.getCause()));
    }
  }

  /// {@return the result that is there first, which stops the others, or a failure if all failed}
  ///
  /// @param tasks what to run
  /// @throws InterruptedException if interrupted while waiting
  static String first(List<Callable<String>> tasks) throws InterruptedException {
    try (var scope = StructuredTaskScope.open(Joiner.<String>anySuccessfulResultOrThrow())) {
      forkAll(scope, tasks);
      return scope.join();
    } catch (FailedException e) {
      return described(requireNonNull(e.getCause()));
    }
  }

  /// {@return the outcomes in the order of the tasks}
  ///
  /// @param tasks what to run
  /// @throws InterruptedException if interrupted while waiting
  static List<String> each(List<Callable<String>> tasks) throws InterruptedException {
    try (var scope = StructuredTaskScope.open(Joiner.<String>awaitAll())) {
      List<Subtask<String>> subtasks = forkAll(scope, tasks);
      scope.join();
      return subtasks.stream().map(ScopesExample::outcome).toList();
    }
  }

  /// {@return the outcomes in the order in which the tasks ended}
  ///
  /// @param tasks what to run
  /// @throws InterruptedException if interrupted while waiting
  static List<String> asCompleted(List<Callable<String>> tasks) throws InterruptedException {
    try (var scope = StructuredTaskScope.open(new Arrivals<String>())) {
      forkAll(scope, tasks);
      return scope.join().map(ScopesExample::outcome).toList();
    }
  }

  /// {@return the results in the order of the tasks, or that they took too long, which stops them}
  ///
  /// @param limit how long all may take
  /// @param tasks what to run
  /// @throws InterruptedException if interrupted while waiting
  static String within(Duration limit, List<Callable<String>> tasks) throws InterruptedException {
    try (var scope =
        StructuredTaskScope.open(
            Joiner.<String>awaitAll(), configuration -> configuration.withTimeout(limit))) {
      List<Subtask<String>> subtasks = forkAll(scope, tasks);
      scope.join();
      return subtasks.stream().map(ScopesExample::outcome).toList().toString();
    } catch (TimeoutException _) {
      return "not all in " + limit;
    }
  }

  private static List<Subtask<String>> forkAll(
      StructuredTaskScope<String, ?> scope, List<Callable<String>> tasks) {
    List<Subtask<String>> subtasks = new ArrayList<>();
    for (Callable<String> task : tasks) {
      subtasks.add(scope.fork(task));
    }
    return subtasks;
  }

  private static String outcome(Subtask<? extends String> subtask) {
    return switch (subtask.state()) {
      case SUCCESS -> subtask.get();
      case FAILED -> described(subtask.exception());
      case UNAVAILABLE -> "stopped";
    };
  }

  private static String described(Throwable failure) {
    return "failed: " + requireNonNull(failure.getMessage());
  }

  /// Waits for all, and gives them in the order in which they ended.
  private static final class Arrivals<T> implements Joiner<T, Stream<Subtask<? extends T>>> {

    private final BlockingQueue<Subtask<? extends T>> ended = new LinkedBlockingQueue<>();

    @Override
    public boolean onComplete(Subtask<? extends T> subtask) {
      ended.add(subtask);
      return false;
    }

    @Override
    public Stream<Subtask<? extends T>> result() {
      return ended.stream();
    }
  }
}
