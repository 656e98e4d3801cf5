// SPDX-License-Identifier: Apache-2.0
package racetrack.advisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import racetrack.scaling.BadTaskException;
import racetrack.scaling.Sample;
import racetrack.scaling.Stint;

class AdvisorTest {

  @Test
  void saysWhichTaskFailedAndHow() {
    Callable<Void> fails = new Failing();
    assertEquals(
        "A task of " + Failing.class.getName() + " failed: java.io.IOException: no file.",
        assertThrows(BadTaskException.class, () -> advisor(fails)).getMessage());
  }

  private static final class Failing implements Callable<Void> {

    @Override
    public Void call() throws Exception {
      throw new IOException("no file");
    }
  }

  @Test
  void doesNotSendToProcessesWhatCannotCross() throws Exception {
    List<String> steps = new ArrayList<>();
    Callable<Integer> task = new Local();
    Advisor advisor = Advisor.of(task, 1, Optional.empty(), steps::add);
    assertEquals(
        new Crossing.Refused(Local.class.getName() + " does not implement java.io.Serializable"),
        advisor.cross(1));
    assertEquals(List.of("warming up"), steps);
  }

  private static final class Local implements Callable<Integer> {

    @Override
    public Integer call() throws InterruptedException {
      Thread.sleep(1);
      return 1;
    }
  }

  @Test
  void refusesToTryNoWorkers() {
    assertEquals(
        "ceiling must be at least 1, but was 0",
        assertThrows(
                IllegalArgumentException.class,
                () -> Advisor.of(new Local(), 0, Optional.empty(), _ -> {}))
            .getMessage());
  }

  /// The class is loaded by a virtual thread, and waits meanwhile.
  private static final class Loading {

    static {
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    static void load() {}
  }

  @Test
  void seesThatVirtualThreadsArePinned() throws Exception {
    Pinned pinned = Pinned.during(() -> onVirtualThreads(Loading::load));
    assertTrue(pinned.times() >= 1, pinned::toString);
    assertTrue(pinned.share() > 0.02 && pinned.share() <= 1, pinned::toString);
    assertEquals(new Pinned(0, 0), Pinned.during(() -> onVirtualThreads(() -> {})));
  }

  private static Sample onVirtualThreads(Runnable body)
      throws InterruptedException, ExecutionException {
    Callable<Void> task =
        () -> {
          body.run();
          Thread.sleep(1);
          return null;
        };
    return Stint.watch(task, 1, Thread.ofVirtual().factory(), Duration.ZERO, Duration.ofMillis(10));
  }

  private static Advisor advisor(Callable<?> task) throws BadTaskException, InterruptedException {
    return Advisor.of(task, 1, Optional.empty(), _ -> {});
  }
}
