// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WavesExampleTest {

  @Test
  void handlesFiveMessagesInTwoWavesAndAnswersInOrder()
      throws InterruptedException, ExecutionException {
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch first = new CountDownLatch(WavesExample.WORKERS);
    List<String> answers =
        WavesExample.answer(
            () -> {
              first.countDown();
              first.await(); // ends only if three are at it together
            },
            lines::add);
    assertEquals(
        IntStream.range(0, 5).mapToObj(number -> "answer to message " + number).toList(), answers);
    assertEquals(10, lines.size());
    for (int line = 0; line < 3; line++) {
      assertTrue(lines.get(line).matches("message [012] begun"), lines::toString);
    }
    assertTrue(lines.get(3).matches("message [012] finished"), lines::toString);
  }
}
