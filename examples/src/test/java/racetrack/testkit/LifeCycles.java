// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;

/// Ends an executor in every pair of ways: who shuts down may do so again, or in another way.
public final class LifeCycles {

  /// The name of [#pairs].
  public static final String PAIRS = "racetrack.testkit.LifeCycles#pairs";

  private LifeCycles() {}

  /// A way to end an executor.
  public enum Way {
    /// Lets run what was accepted.
    SHUTDOWN,

    /// Stops what runs, and returns what waits.
    SHUTDOWN_NOW,

    /// Shuts down and waits for the end.
    CLOSE
  }

  /// Two ways, one after the other.
  ///
  /// @param first comes first
  /// @param second comes when the first was taken, or waits
  public record Pair(Way first, Way second) {

    /// {@return whether what runs is stopped}
    public boolean isHard() {
      return first == Way.SHUTDOWN_NOW || second == Way.SHUTDOWN_NOW;
    }

    /// Ends an executor in both ways. A thread that has to wait for its end is one of the crew.
    ///
    /// @param executor the executor, in which a task waits and another runs
    /// @param crew the crew
    /// @return what was returned, by both together
    /// @throws InterruptedException if interrupted while waiting
    public List<Runnable> end(ExecutorService executor, Crew crew) throws InterruptedException {
      List<Runnable> returned = new ArrayList<>();
      if (first == Way.CLOSE) {
        crew.start("first closer", executor::close).awaitWaiting();
      } else {
        end(first, executor, returned);
      }
      if (second == Way.CLOSE) {
        crew.start("closer", executor::close);
      } else {
        end(second, executor, returned);
      }
      return returned;
    }

    private static void end(Way way, ExecutorService executor, List<Runnable> returned) {
      if (way == Way.SHUTDOWN_NOW) {
        returned.addAll(executor.shutdownNow());
      } else {
        executor.shutdown();
      }
    }
  }

  /// {@return all pairs}
  public static Stream<Pair> pairs() {
    return Arrays.stream(Way.values())
        .flatMap(first -> Arrays.stream(Way.values()).map(second -> new Pair(first, second)));
  }
}
