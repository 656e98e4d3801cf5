// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.raw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DownloadsExampleTest {

  private static final List<String> FILES = List.of("a", "b", "c");

  @Test
  void downloadsOneAfterTheOther() throws Exception {
    List<String> lines = new ArrayList<>();
    List<Long> seconds = new ArrayList<>();
    assertEquals(
        List.of("content of a", "content of b", "content of c"),
        DownloadsExample.oneAfterTheOther(
            FILES, duration -> seconds.add(duration.toSeconds()), lines::add));
    assertEquals(
        List.of(
            "starting download of a",
            "finished downloading a",
            "starting download of b",
            "finished downloading b",
            "starting download of c",
            "finished downloading c"),
        lines);
    assertEquals(List.of(2L, 2L, 2L), seconds);
  }

  /// No download ends before all have begun.
  @Test
  void fillsEverySlotTogether() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(3);
    assertEquals(
        List.of(
            new Result.Success<>("content of a"),
            new Result.Success<>("content of b"),
            new Result.Success<>("content of c")),
        DownloadsExample.together(
            FILES,
            _ -> {
              begun.countDown();
              begun.await();
            },
            _ -> {}));
  }
}
