// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.stop;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// **Broken:** [FlagLoop] with a runner that is never forgotten.
///
/// ## Why it breaks
///
/// A thread of a pool runs one thing after another. An interrupt that comes too late hits the next.
///
/// | step | pool's thread              | stopper             |
/// |------|----------------------------|---------------------|
/// | 1    | runs the loop to its end   |                     |
/// | 2    | begins something else      |                     |
/// | 3    |                            | stops, interrupts   |
/// | 4    | something else is interrupted |                  |
///
/// **Where it is right:** where the thread runs the loop and ends.
public final class BrokenStrayLoop implements Loop {

  private final Closeable source;
  private volatile boolean stopped;

  @GuardedBy("this")
  private @Nullable Thread runner;

  @GuardedBy("this")
  private boolean interrupted;

  BrokenStrayLoop(Closeable source) {
    this.source = source;
  }

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
    if (interrupted) { // wound: forgets the interrupt, but not the runner
      Thread.interrupted(); // it was meant for the loop
    }
  }

  @Override
  public void stop() throws IOException {
    stopped = true;
    interruptRunner();
    source.close();
  }

  private synchronized void interruptRunner() {
    if (runner != null) {
      runner.interrupt();
      interrupted = true;
    }
  }
}
