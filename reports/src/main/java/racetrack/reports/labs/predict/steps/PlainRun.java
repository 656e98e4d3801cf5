// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.steps;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Runs a program as it is: one in which nothing depends on who comes first.
public final class PlainRun {

  private static final Duration LOOK = Duration.ofMillis(50);

  /// All threads of a program wait for each other if they wait in so many looks on end.
  private static final int STILL = 40;

  /// More looks than any program needs.
  private static final int MOST = 2_400;

  private PlainRun() {}

  /// Runs a program. What hangs is left behind in daemon threads.
  ///
  /// @param type the class of the program, with a method `main`
  /// @return what it came to, or [Replay#HANGS]
  /// @throws InterruptedException if interrupted while waiting
  public static String outcome(Class<? extends Snippet> type) throws InterruptedException {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    FutureTask<String> run = new FutureTask<>(() -> run(type));
    Thread main = Thread.ofPlatform().daemon().name("program").start(run);
    int still = 0;
    for (int look = 0; look < MOST && still < STILL; look++) {
      if (main.join(LOOK)) {
        return ended(run);
      }
      still = isStill(before) ? still + 1 : 0;
    }
    if (still == STILL) {
      return Replay.HANGS;
    }
    throw new IllegalStateException(type + " did not end, and something in it still ran.");
  }

  private static String ended(FutureTask<String> run) throws InterruptedException {
    try {
      return run.get();
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      return cause.getClass().getSimpleName();
    }
  }

  private static boolean isStill(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread))
        .map(Thread::getState)
        .allMatch(state -> state == Thread.State.WAITING || state == Thread.State.BLOCKED);
  }

  private static String run(Class<? extends Snippet> type) throws Exception {
    Constructor<? extends Snippet> constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    Snippet snippet = constructor.newInstance();
    Method main = type.getDeclaredMethod("main");
    main.setAccessible(true);
    try {
      main.invoke(snippet);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
    return snippet.outcome();
  }
}
