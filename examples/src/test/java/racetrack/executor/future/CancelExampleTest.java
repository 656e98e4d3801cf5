// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.future;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CancelExampleTest {

  /// No task ends before the third is cancelled and the first was looked at.
  @Test
  void neverRunsTheTaskThatWasCancelled() throws ExecutionException, InterruptedException {
    List<String> lines = new ArrayList<>();
    Queue<Integer> ran = new ConcurrentLinkedQueue<>();
    CountDownLatch looked = new CountDownLatch(2);
    CancelExample.run(
        number -> {
          ran.add(number);
          looked.await();
          return "value " + number;
        },
        line -> {
          lines.add(line);
          looked.countDown();
        });
    assertEquals(
        List.of(
            "is the third cancelled? true",
            "the first is Promise[running]",
            "value 1",
            "value 2",
            "never run: Promise[cancelled]"),
        lines);
    assertEquals(List.of(1, 2), List.copyOf(ran));
  }
}
