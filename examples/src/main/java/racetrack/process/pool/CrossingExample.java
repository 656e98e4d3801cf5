// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import racetrack.catalogue.Seed;

/// What may cross to a process: functions, lambdas and data, if all that they refer to may.
///
/// Python refuses lambdas and nested functions. Java takes them if their type is serialisable, as
/// [RemoteCallable] and [RemoteFunction] are. Whatever cannot cross is refused before anything is
/// sent, and the refusal names the field that stands in the way.
@Seed(rows = "3.8", idiom = "functions for ProcessPoolExecutor must be picklable")
public final class CrossingExample {

  /// Something to do with a text, that may cross: all its fields may.
  ///
  /// @param text the text
  /// @param times how often
  record Repeat(String text, int times) implements RemoteCallable<String> {

    @Override
    public String call() {
      return text.repeat(times);
    }
  }

  /// An order that says it may cross, and may not: a thread belongs to its process.
  ///
  /// @param owner whose order it is
  record Order(Thread owner) implements Serializable {}

  private CrossingExample() {}

  /// Prints what came back from a process, and why something was not sent.
  ///
  /// @param args ignored
  /// @throws Exception if a task failed that should not
  public static void main(String[] args) throws Exception {
    cross(System.out::println);
  }

  /// Sends four tasks to a process.
  ///
  /// @param lines takes what the program prints
  /// @return why the last of them was refused
  /// @throws Exception if a task failed that should not
  static String cross(Consumer<String> lines) throws Exception {
    try (ProcessPool pool = ProcessPool.builder().workers(1).build()) {
      List<Integer> squares = new ArrayList<>();
      pool.map(CrossingExample::square, List.of(1, 2, 3, 4, 5)).forEachRemaining(squares::add);
      lines.accept("a function and numbers: " + squares);

      int factor = 2;
      lines.accept("a lambda and what it captures: " + pool.submit(() -> 21 * factor).get());

      Repeat laugh = new Repeat("ha", 3);
      lines.accept("an object with its fields: " + pool.submit(laugh).get());

      Order order = new Order(Thread.currentThread());
      try {
        return pool.submit(() -> order.owner().getName()).get();
      } catch (RejectedExecutionException e) {
        String reason = String.valueOf(e.getMessage());
        lines.accept("not sent: " + reason);
        return reason;
      }
    }
  }

  private static int square(int number) {
    return number * number;
  }
}
