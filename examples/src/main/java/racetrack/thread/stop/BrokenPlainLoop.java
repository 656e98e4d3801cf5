// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.stop;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// **Broken:** [FlagLoop] with a flag that is not volatile.
///
/// ## Why it breaks
///
/// Nothing orders the loop's reads of the flag after the write in [#stop], so a compiler may hoist
/// the read out of the loop: then the flag is read once, before the loop.
///
/// | step | loop                                       | stopper            | `stopped` |
/// |------|--------------------------------------------|--------------------|-----------|
/// | 1    | repeats a short step until it is compiled  |                    | false     |
/// | 2    | reads the flag once, repeats without it    |                    | false     |
/// | 3    |                                            | stops, interrupts  | true      |
/// | 4    | goes on for ever                           |                    | true      |
///
/// A step that waits ends all the same, by the interrupt; so does one that the compiler cannot look
/// into, since it might write the flag. And until the loop is compiled it does see the flag: a
/// short test passes.
///
/// **Where it is right:** where the loop and the one who stops it are one thread.
///
/// **CERT:** VNA00.
public final class BrokenPlainLoop implements Loop {

  private final Closeable source;
  private boolean stopped; // wound: `volatile`

  @GuardedBy("this")
  private @Nullable Thread runner;

  @GuardedBy("this")
  private boolean interrupted;

  BrokenPlainLoop(Closeable source) {
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
    runner = null;
    if (interrupted) {
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
