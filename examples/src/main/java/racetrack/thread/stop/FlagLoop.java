// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.stop;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A loop that looks at a volatile flag before each step, and is interrupted in the midst of one.
///
/// **Seed idiom:** `while not stop: work()`. Python's flag needs no `volatile`, since the
/// interpreter reads it anew each time; Java's does.
///
/// **Thread safety:** unconditional; one thread runs it, and any number may stop it.
///
/// ## Why it is correct
///
/// - **Working:** `stopped` is volatile, so that the loop reads it before each step, and a write to
///   it is seen by the reads that come after.
/// - **Waiting:** the flag is written before the interrupt. A step that starts too late to see the
///   flag starts early enough to be interrupted, and a wait that starts with a pending interrupt
///   ends at once.
/// - **Reading:** a platform thread that is blocked in the read of a socket does not feel an
///   interrupt. Closing the source makes the read fail, and the flag says that this is no failure.
/// - **No stray interrupt:** [#stop] interrupts only whom it finds in `runner`, under the monitor;
///   the loop leaves under the monitor too, and then forgets an interrupt that it was sent. One
///   that ended a step though nobody told the loop to stop is passed on.
/// - **Happens-before:** the write of `stopped` precedes each read that sees it.
///
/// ## Cost
///
/// One volatile read a step.
///
/// ## Broken twins
///
/// [BrokenPlainLoop] has a flag that is not volatile; [BrokenBlockedLoop] does not close the
/// source; [BrokenStrayLoop] interrupts the thread, whatever it does by now.
///
/// ## Sources
///
/// - JLS 25, §17.3: a compiler may read a field that is not volatile once, before the loop.
/// - B. Goetz et al., *Java Concurrency in Practice*, 2006, §7.1 (task cancellation).
public final class FlagLoop implements Loop {

  private final Closeable source;
  private volatile boolean stopped;

  @GuardedBy("this")
  private @Nullable Thread runner;

  @GuardedBy("this")
  private boolean interrupted;

  FlagLoop(Closeable source) {
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
