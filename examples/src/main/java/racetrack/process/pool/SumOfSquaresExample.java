// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import racetrack.catalogue.Seed;

/// Two worker processes sum the squares below four numbers; the sums come in the order of these.
@Seed(rows = "1.3", idiom = "with ProcessPoolExecutor(max_workers=2): executor.map(task, numbers)")
public final class SumOfSquaresExample {

  /// A sum, and who made it.
  ///
  /// @param number the number
  /// @param squares the sum of all squares below it
  /// @param process the process that added them up
  record Sum(int number, long squares, long process) implements Serializable {}

  private SumOfSquaresExample() {}

  /// Prints each sum and the process that made it.
  ///
  /// @param args ignored
  public static void main(String[] args) {
    System.out.println("this is process " + ProcessHandle.current().pid());
    for (Sum sum : sumUp(List.of(100_000, 200_000, 150_000, 300_000))) {
      System.out.printf(
          "the squares below %,d sum up to %,d, says process %d%n",
          sum.number(), sum.squares(), sum.process());
    }
  }

  /// {@return the sums of the squares below some numbers, in the order of these}
  ///
  /// @param numbers the numbers
  static List<Sum> sumUp(List<Integer> numbers) {
    List<Sum> sums = new ArrayList<>();
    try (ProcessPool pool = ProcessPool.builder().workers(2).build()) {
      pool.map(SumOfSquaresExample::sumOfSquaresBelow, numbers).forEachRemaining(sums::add);
    }
    return sums;
  }

  private static Sum sumOfSquaresBelow(int number) {
    long sum = 0;
    for (long index = 0; index < number; index++) {
      sum += index * index;
    }
    return new Sum(number, sum, ProcessHandle.current().pid());
  }
}
