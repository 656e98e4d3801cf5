// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import racetrack.process.pool.SumOfSquaresExample.Sum;

@Timeout(60)
class SumOfSquaresExampleTest {

  @Test
  void sumsUpExactlyAndInOrderInOtherProcesses() {
    List<Integer> numbers = List.of(100_000, 200_000, 150_000, 300_000);
    List<Sum> sums = SumOfSquaresExample.sumUp(numbers);
    assertEquals(numbers, sums.stream().map(Sum::number).toList());
    for (Sum sum : sums) {
      long last = sum.number() - 1L;
      assertEquals(last * (last + 1) * (2 * last + 1) / 6, sum.squares());
    }
    List<Long> processes = sums.stream().map(Sum::process).distinct().toList();
    assertTrue(!processes.contains(Tasks.pid()) && processes.size() <= 2, processes::toString);
  }
}
