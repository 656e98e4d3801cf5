// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.gather;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import racetrack.testkit.Crew;

@Timeout(30)
class CallsExampleTest {

  private final CountDownLatch fastHasAnswered = new CountDownLatch(1);

  @Test
  void givesTheAnswersInTheOrderOfTheCalls() {
    assertEquals(
        List.of("slow!", "fast!"), CallsExample.inOrder(2, List.of("slow", "fast"), this::answer));
  }

  @Test
  void givesTheAnswersAsTheyComeEachUnderItsCall() throws InterruptedException, ExecutionException {
    assertEquals(
        List.of("fast: fast!", "slow: slow!"),
        CallsExample.asCompleted(2, List.of("slow", "fast"), this::answer));
  }

  /// The slow one answers when the fast one's thread has nothing more to do but to say so.
  private String answer(String name) {
    if (name.equals("fast")) {
      Thread caller = Thread.currentThread();
      Thread.startVirtualThread(() -> releaseWhenIdle(caller));
    } else {
      try {
        fastHasAnswered.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return name + "!";
  }

  /// A worker of a pool waits for its next task when it has announced the end of its last.
  private void releaseWhenIdle(Thread worker) {
    try {
      Crew.awaitIdle(worker);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    fastHasAnswered.countDown();
  }
}
