// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.stop;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// **Broken:** [InterruptLoop] with no thought of a stop before the start.
///
/// ## Why it breaks
///
/// There is no thread to interrupt yet, and nothing else is left of the message.
///
/// | step | loop                        | stopper                     | `stopped` |
/// |------|-----------------------------|-----------------------------|-----------|
/// | 1    |                             | stops, finds no runner      | true      |
/// | 2    | begins; is not interrupted  |                             | true      |
/// | 3    | goes on for ever            |                             | true      |
///
/// **Where it is right:** if the loop is known to run before anybody can stop it, which nobody
/// knows of a task in a pool's queue.
public final class BrokenEarlyLoop implements Loop {

  private final Closeable source;

  @GuardedBy("this")
  private boolean stopped;

  @GuardedBy("this")
  private @Nullable Thread runner;

  @GuardedBy("this")
  private boolean interrupted;

  BrokenEarlyLoop(Closeable source) {
    this.source = source;
  }

  @Override
  public long run(Step step) throws IOException {
    long steps = 0;
    enter();
    try {
      while (!Thread.currentThread().isInterrupted() && step.run()) {
        steps++;
      }
    } catch (InterruptedException e) {
      if (!isStopped()) {
        Thread.currentThread().interrupt(); // it was meant for somebody else
      }
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
    runner = Thread.currentThread(); // wound: perhaps it is stopped already
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
