// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.stop;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A loop that looks at its thread's interrupt status before each step.
///
/// **Seed idiom:** none: Python threads cannot be interrupted. Here every thread has a flag
/// already, and whatever waits looks at it.
///
/// **Thread safety:** unconditional; one thread runs it, and any number may stop it.
///
/// ## Why it is correct
///
/// - **Working:** the interrupt status is as good as a volatile flag, as long as nobody uses it up.
///   To catch an `InterruptedException` uses the request up, so the loop has to leave then.
/// - **Waiting:** a step that waits, or is about to, throws.
/// - **Reading:** as in [FlagLoop]: the source is closed.
/// - **Stopped too early:** a thread that does not run the loop yet cannot be interrupted for it,
///   so `stopped` remembers. It also tells a source that was closed from one that failed.
/// - **No stray interrupt:** as in [FlagLoop].
/// - **Happens-before:** interrupting a thread precedes its finding out (JLS 25, §17.4.4).
///
/// ## Cost
///
/// One volatile read a step. The loop relies on steps that keep no interrupt to themselves; a
/// library that does makes it deaf. [FlagLoop] would only finish that step.
///
/// ## Broken twins
///
/// [BrokenSwallowLoop] uses the interrupt up and goes on; [BrokenEarlyLoop] does not remember.
///
/// ## Sources
///
/// - JLS 25, §17.2.3 (interruptions), §17.4.4 (synchronization order).
public final class InterruptLoop implements Loop {

  private final Closeable source;

  @GuardedBy("this")
  private boolean stopped;

  @GuardedBy("this")
  private @Nullable Thread runner;

  @GuardedBy("this")
  private boolean interrupted;

  InterruptLoop(Closeable source) {
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
