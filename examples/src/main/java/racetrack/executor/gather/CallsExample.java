// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.gather;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import racetrack.catalogue.Seed;
import racetrack.executor.gather.Gather.Results;
import racetrack.programs.TimeScale;

/// Calls of slow services: the answers in the order of the calls, and in the order of their coming.
///
/// In order, one slow answer keeps back the fast ones behind it, but no bookkeeping is needed. As
/// they come, a map tells which call a future belongs to.
@Seed(
    rows = {"1.2", "1.6", "2.9", "3.4", "3.5"},
    idiom = "executor.map(call, apis); future_to_api = {...}; for future in as_completed(...)")
public final class CallsExample {

  private CallsExample() {}

  /// Prints the answers of three calls in order, and those of five as they come.
  ///
  /// @param args ignored
  /// @throws InterruptedException if interrupted while waiting
  /// @throws ExecutionException if a call failed
  public static void main(String[] args) throws InterruptedException, ExecutionException {
    Duration unit = TimeScale.scaled(Duration.ofSeconds(1));
    UnaryOperator<String> call =
        name -> {
          long millis = ThreadLocalRandom.current().nextLong(1, 4) * unit.toMillis();
          try {
            Thread.sleep(millis);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return name + " answered after " + millis + " ms";
        };
    System.out.println("in the order of the calls:");
    inOrder(3, List.of("users", "payments", "notifications"), call).forEach(System.out::println);
    System.out.println("as they come:");
    asCompleted(3, List.of("1", "2", "3", "4", "5"), call).forEach(System.out::println);
  }

  /// {@return the answers, in the order of the calls}
  ///
  /// @param workers how many calls are made at once
  /// @param names whom to call
  /// @param call calls
  static List<String> inOrder(int workers, List<String> names, UnaryOperator<String> call) {
    List<String> answers = new ArrayList<>();
    Gather<String> group = GatherSubject.HAND.create();
    try (ExecutorService executor = Executors.newFixedThreadPool(workers);
        Results<String> results =
            group.map(executor, call, names.iterator(), names.size(), Gather.FOREVER)) {
      results.forEachRemaining(answers::add);
    }
    return answers;
  }

  /// {@return whom was called and the answer, in the order in which the answers came}
  ///
  /// @param workers how many calls are made at once
  /// @param names whom to call
  /// @param call calls
  /// @throws InterruptedException if interrupted while waiting
  /// @throws ExecutionException if a call failed
  static List<String> asCompleted(int workers, List<String> names, UnaryOperator<String> call)
      throws InterruptedException, ExecutionException {
    List<String> answers = new ArrayList<>();
    Gather<String> group = GatherSubject.HAND.create();
    try (ExecutorService executor = Executors.newFixedThreadPool(workers)) {
      Map<Future<String>, String> calls = new HashMap<>();
      for (String name : names) {
        calls.put(group.submit(executor, () -> call.apply(name)), name);
      }
      Iterator<Future<String>> completed = group.asCompleted(Gather.FOREVER);
      while (completed.hasNext()) {
        Future<String> future = completed.next();
        answers.add(calls.get(future) + ": " + future.get());
      }
    }
    return answers;
  }
}
