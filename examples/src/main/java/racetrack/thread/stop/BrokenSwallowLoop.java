// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.stop;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// **Broken:** [InterruptLoop] with the interrupt caught within the loop.
///
/// ## Why it breaks
///
/// Whoever catches an `InterruptedException` holds the only trace of the interrupt: the status has
/// been cleared. Here it is thrown away.
///
/// | step | loop                             | stopper    | interrupted |
/// |------|----------------------------------|------------|-------------|
/// | 1    | a step waits                     |            | no          |
/// | 2    |                                  | interrupts | yes         |
/// | 3    | the step throws                  |            | no          |
/// | 4    | catches it, looks: not interrupted |          | no          |
/// | 5    | the next step waits              |            | no          |
///
/// **Where it is right:** nowhere in a loop that is to be stopped. What cannot throw it on should
/// restore it.
public final class BrokenSwallowLoop implements Loop {

  private final Closeable source;

  @GuardedBy("this")
  private boolean stopped;

  @GuardedBy("this")
  private @Nullable Thread runner;

  @GuardedBy("this")
  private boolean interrupted;

  BrokenSwallowLoop(Closeable source) {
    this.source = source;
  }

  @Override
  public long run(Step step) throws IOException {
    long steps = 0;
    enter();
    try {
      boolean more = true;
      while (more && !Thread.currentThread().isInterrupted()) {
        try {
          more = step.run();
          steps += more ? 1 : 0;
        } catch (InterruptedException e) {
          // wound: nobody will know
        }
      }
      // follows the wound
    } catch (IOException e) {
      if (!isStopped()) {
        throw e;
      }
    } finally {
      leave();
    }
    return steps;
  }

  private synchronized void enter() {
    runner = Thread.currentThread();
    if (stopped && !runner.isInterrupted()) { // another's interrupt does as well, and is kept
      runner.interrupt();
      interrupted = true;
    }
  }

  private synchronized void leave() {
    runner = null;
    if (interrupted) {
      Thread.interrupted(); // it was meant for the loop
    }
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  @Override
  public void stop() throws IOException {
    interruptRunner();
    source.close();
  }

  private synchronized void interruptRunner() {
    stopped = true;
    if (runner != null) {
      runner.interrupt();
      interrupted = true;
    }
  }
}
