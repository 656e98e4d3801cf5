// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.counter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TicketExampleTest {

  @Test
  void drawsAPermutation() throws InterruptedException, ExecutionException {
    List<Long> numbers = TicketExample.asCompleted(5, 10);
    assertEquals(
        LongStream.rangeClosed(1, 10).boxed().toList(), numbers.stream().sorted().toList());
  }

  @Test
  void printsALineForEachNumberInOrder() throws InterruptedException {
    List<String> lines = new ArrayList<>(); // guarded by the lock under test
    assertEquals(5, TicketExample.oneThreadEach(5, lines::add));
    assertEquals(5, lines.size());
    for (int number = 1; number <= 5; number++) {
      String line = lines.get(number - 1);
      assertTrue(line.matches("thread [1-5] draws " + number), line);
    }
  }
}
