// SPDX-License-Identifier: Apache-2.0
package racetrack.programs;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C as an interrupt, so that a program that is told to end can say what it has done so far.
///
/// Without it, Ctrl-C ends the JVM in the middle of whatever its threads do.
public final class CtrlC {

  /// The system property that says for how many milliseconds the JVM waits for the last words.
  public static final String PATIENCE = "racetrack.ctrlc.millis";

  /// A person who presses Ctrl-C expects the prompt.
  private static final int LESS_THAN_A_SECOND = 900;

  private CtrlC() {}

  /// What a program does.
  ///
  /// @param <X> what it throws
  public interface Body<X extends Exception> {

    /// Does it; if it is interrupted, it ends soon, with its last words.
    ///
    /// @throws X what it throws
    void run() throws X;
  }

  /// Runs a body in this thread, which the end of the JVM interrupts: by Ctrl-C, SIGTERM or SIGHUP.
  ///
  /// The JVM then waits for the end of the body, for less than a second, or as [#PATIENCE] says.
  ///
  /// @param <X> what the body throws
  /// @param body what to run; it must not call [System#exit], which would wait for its own end
  /// @throws X what the body throws
  public static <X extends Exception> void interrupts(Body<X> body) throws X {
    Thread worker = Thread.currentThread();
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook = new Thread(() -> interrupt(worker, ended), "ctrl-c");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      body.run();
    } finally {
      ended.countDown();
      remove(hook);
    }
  }

  private static void interrupt(Thread worker, CountDownLatch ended) {
    worker.interrupt();
    try {
      int millis = Integer.getInteger(PATIENCE, LESS_THAN_A_SECOND);
      boolean _ = ended.await(millis, TimeUnit.MILLISECONDS); // in time or not, we end
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does; the JVM ends
    }
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending, and the hook has done its part.
    }
  }
}
