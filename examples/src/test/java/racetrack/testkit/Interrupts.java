// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Interrupts where they hurt: at any moment, and at the very moment of a hand-over.
public final class Interrupts {

  /// The name of the kind of thread that a storm is for.
  ///
  /// Not for virtual threads: on JDK 25.0.3, some that are interrupted again and again while they
  /// wait in `Object.wait` keep the carriers that the others need, and all stand still for ever, in
  /// a program without any of this kit, too.
  public static final String STORM_KIND = "PLATFORM";

  private static final int HAND_OVERS = 3;
  private static final int MOMENTS = 300;

  /// Whether whoever is interrupted now is so because the crew is being closed.
  private volatile boolean isOver;

  /// Creates a storm that has not begun.
  public Interrupts() {}

  /// {@return a step that is done in spite of the storm: whoever was interrupted does it again}
  ///
  /// @param step what changes nothing if it throws an [InterruptedException]
  public Crew.Step through(Crew.Step step) {
    return index -> {
      boolean isDone = false;
      while (!isDone) {
        isDone = isDone(step, index);
      }
    };
  }

  private boolean isDone(Crew.Step step, int index) throws Exception {
    try {
      step.run(index);
      return true;
    } catch (InterruptedException e) {
      if (isOver) {
        throw e;
      }
      return false;
    }
  }

  /// Interrupts members again and again until all of them have ended. The crew is then to be joined
  /// with [Crew#joinSoon].
  ///
  /// @param crew theirs
  /// @param members who is interrupted
  public void begin(Crew crew, List<Crew.Member> members) {
    crew.start(
        "storm",
        () -> {
          try {
            for (int gust = 0; members.stream().anyMatch(Crew.Member::isAlive); gust++) {
              members.forEach(Crew.Member::interrupt);
              Times.pause(gust % 64);
              members.forEach(Crew.Member::interrupt);
              Crew.giveWay();
            }
          } finally {
            isOver = true;
            members.forEach(Crew.Member::interrupt); // who took the last one for the storm's
          }
        });
  }

  /// {@return a step of a thread that is interrupted already, and has to stay so until it is done}
  ///
  /// @param step what does not react to an interrupt
  public static Crew.Step kept(Crew.Step step) {
    return index -> {
      Thread.currentThread().interrupt();
      step.run(index);
      assertTrue(Thread.interrupted(), "lost its interrupt");
    };
  }

  /// Gives something to two who wait for it, and interrupts the first at the same moment. If that
  /// one has it, it is given once more; if not, it is for the second, and must not be lost.
  ///
  /// @param kind the kind of thread
  /// @param waiting takes one, waiting until there is one; nothing has changed if it throws an
  ///   [InterruptedException]
  /// @param giving gives one, without waiting
  /// @throws InterruptedException if interrupted while waiting
  /// @throws AssertionError if the second waits in vain
  public static void atHandOver(ThreadKind kind, Crew.Task waiting, Crew.Task giving)
      throws InterruptedException {
    for (int time = 0; time < HAND_OVERS; time++) {
      BlockingQueue<Boolean> hasIt = new LinkedBlockingQueue<>();
      try (Crew crew = new Crew(kind)) {
        Crew.Member first = crew.start("first", () -> hasIt.add(isGiven(waiting))).awaitWaiting();
        crew.start("second", waiting).awaitWaiting();
        crew.start(
            "giver",
            () -> {
              giving.run();
              first.interrupt();
              if (hasIt.take()) {
                giving.run();
              }
            });
        crew.joinSoon();
      }
    }
  }

  /// Gives something to one who waits for it, and interrupts it a moment later, with another moment
  /// each time. What it does not have is still there.
  ///
  /// @param kind the kind of thread
  /// @param waiting takes one, waiting until there is one; nothing has changed if it throws an
  ///   [InterruptedException]
  /// @param giving gives one, without waiting
  /// @param isThere whether there is one, which is then taken away
  /// @throws InterruptedException if interrupted while waiting
  /// @throws AssertionError if one is lost
  public static void afterAHandOver(
      ThreadKind kind, Crew.Task waiting, Crew.Task giving, Callable<Boolean> isThere)
      throws InterruptedException {
    AtomicReference<@Nullable Boolean> isGiven = new AtomicReference<>();
    AtomicInteger turn = new AtomicInteger(); // even: the taker may begin; odd: the giver
    try (Crew crew = new Crew(kind)) {
      Crew.Member taker =
          crew.start(
              "taker",
              MOMENTS,
              moment -> {
                Crew.lookUntil(() -> turn.get() == 2 * moment);
                turn.getAndIncrement(); // from here on, an interrupt is the giver's
                boolean given = isGiven(waiting);
                while (given && !Thread.interrupted()) {
                  LockSupport.parkNanos(1); // it comes soon
                }
                isGiven.set(given);
              });
      crew.start(
          "giver",
          MOMENTS,
          moment -> {
            Crew.lookUntil(() -> turn.get() == 2 * moment + 1);
            giving.run();
            Times.pause(moment % 100);
            taker.interrupt();
            Crew.lookUntil(() -> isGiven.get() != null);
            if (Boolean.FALSE.equals(isGiven.getAndSet(null))) {
              assertTrue(isThere.call(), "lost at a hand-over");
            }
            turn.getAndIncrement();
          });
      crew.joinSoon();
    }
  }

  private static boolean isGiven(Crew.Task waiting) throws Exception {
    try {
      waiting.run();
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }
}
