// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.gather;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import racetrack.catalogue.Seed;
import racetrack.programs.TimeScale;

/// Unreliable calls: each has 3 units of time, all together have 5, and three in ten fail.
///
/// The seed gives `result` of a finished future a time-out of 3, which has nothing to wait for and
/// never fires; a call that is slow ends the whole loop instead. Here the limit belongs to the task
/// from its submission on, so each call has an outcome, and nobody waits longer for one than that.
@Seed(
    rows = {"1.15", "3.6"},
    idiom = "as_completed(futures, timeout=5); future.result(timeout=3)")
public final class TimeoutsExample {

  static final int LIMIT = 3;
  static final int OVERALL = 5;

  private TimeoutsExample() {}

  /// Prints the outcome of four calls.
  ///
  /// @param args ignored
  public static void main(String[] args) {
    Duration unit = TimeScale.scaled(Duration.ofSeconds(1));
    Map<String, Callable<String>> calls = new TreeMap<>();
    for (String name : new String[] {"reliable", "unreliable", "slow", "fast"}) {
      calls.put(name, () -> call(name, unit));
    }
    outcomes(calls, unit).forEach((name, outcome) -> System.out.println(name + ": " + outcome));
  }

  private static String call(String name, Duration unit) throws InterruptedException {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    Thread.sleep(Math.round(random.nextDouble(0.5, 4) * unit.toMillis()));
    if (random.nextInt(10) < 3) {
      throw new IllegalStateException(name + " is temporarily unavailable");
    }
    return "success from " + name;
  }

  /// {@return the outcome of each call: its result, its failure, or that it took too long}
  ///
  /// @param calls the calls by their names
  /// @param unit the unit of time
  static Map<String, String> outcomes(Map<String, Callable<String>> calls, Duration unit) {
    Map<String, String> outcomes = new TreeMap<>();
    Gather<String> group = GatherSubject.HAND.create();
    ExecutorService executor = Executors.newFixedThreadPool(calls.size());
    try {
      Map<Future<String>, String> names = new HashMap<>();
      calls.forEach(
          (name, call) -> names.put(group.submit(executor, call, unit.multipliedBy(LIMIT)), name));
      Iterator<Future<String>> completed = group.asCompleted(unit.multipliedBy(OVERALL));
      while (completed.hasNext()) {
        Future<String> future = completed.next();
        outcomes.put(names.getOrDefault(future, ""), outcome(future));
      }
    } finally {
      executor.shutdownNow(); // and goes on: what takes too long is not waited for
    }
    return outcomes;
  }

  private static String outcome(Future<String> future) {
    return switch (future.state()) {
      case SUCCESS -> "success: " + future.resultNow();
      case FAILED -> "error: " + future.exceptionNow().getMessage();
      case CANCELLED -> "timeout";
      case RUNNING -> throw new IllegalStateException("it has not finished");
    };
  }
}
