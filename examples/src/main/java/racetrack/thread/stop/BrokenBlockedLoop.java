// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.stop;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// **Broken:** [FlagLoop] with a source that is left open.
///
/// ## Why it breaks
///
/// A platform thread that is blocked in the read of a socket is in the operating system, which
/// knows nothing of interrupts.
///
/// | step | loop                        | stopper                   | socket |
/// |------|-----------------------------|---------------------------|--------|
/// | 1    | looks at the flag, reads    |                           | open   |
/// | 2    |                             | writes the flag           | open   |
/// | 3    |                             | interrupts                | open   |
/// | 4    | stays in the read for ever  |                           | open   |
///
/// **Where it is right:** where the read itself feels the interrupt: on virtual threads, whose
/// interrupted read closes the socket; with the channels of `java.nio`; or with a time-out.
///
/// **CERT:** THI04.
public final class BrokenBlockedLoop implements Loop {

  // follows the wound: no `source`
  private volatile boolean stopped;

  @GuardedBy("this")
  private @Nullable Thread runner;

  @GuardedBy("this")
  private boolean interrupted;

  BrokenBlockedLoop() {} // follows the wound

  @Override
  public long run(Step step) throws IOException {
    long steps = 0;
    enter();
    try {
      while (!stopped && step.run()) {
        steps++;
      }
    } catch (InterruptedException e) {
      if (!stopped) {
        Thread.currentThread().interrupt(); // it was meant for somebody else
      }
    } catch (IOException e) {
      if (!stopped) {
        throw e;
      }
    } finally {
      leave();
    }
    return steps;
  }

  private synchronized void enter() {
    runner = Thread.currentThread();
  }

  private synchronized void leave() {
    runner = null;
    if (interrupted) {
      Thread.interrupted(); // it was meant for the loop
    }
  }

  @Override
  public void stop() { // follows the wound
    stopped = true;
    interruptRunner(); // wound: nobody closes the source
  }

  private synchronized void interruptRunner() {
    if (runner != null) {
      runner.interrupt();
      interrupted = true;
    }
  }
}
