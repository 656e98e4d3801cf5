// SPDX-License-Identifier: Apache-2.0
package racetrack.process.intake;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// **Broken:** [HelpedIntake] that leaves a caller's failure for the keeper, and does not wake it.
///
/// ## Why it breaks
///
/// After a failure nobody takes anything in. Only the keeper can do something about it, and it
/// sleeps.
///
/// | step | caller                           | keeper          | sender                      |
/// |------|----------------------------------|-----------------|-----------------------------|
/// | 1    | meets a message that is wrong    | sleeps          |                             |
/// | 2    | notes the failure, leaves        | sleeps          |                             |
/// | 3    |                                  | sleeps          | sends, does not ring: the reader is awake, as it was told |
///
/// Whoever waits for a result from this source waits for ever.
///
/// **Where it is right:** where the keeper looks now and then in any case.
public final class BrokenSilentIntake implements Intake {

  private final ReentrantLock lock = new ReentrantLock();
  private final Source source;

  @GuardedBy("lock")
  private @Nullable Throwable failure;

  @GuardedBy("lock")
  private boolean closed;

  /// An intake from a source.
  ///
  /// @param source where messages come from
  public BrokenSilentIntake(Source source) {
    this.source = source;
  }

  @Override
  public void serve() throws IOException {
    boolean alive = true;
    takeAll();
    while (alive) {
      alive = source.sleep();
      takeAll();
    }
  }

  private void takeAll() throws IOException {
    lock.lock();
    try {
      readAsTheKeeper();
    } finally {
      lock.unlock();
    }
  }

  @GuardedBy("lock")
  private void readAsTheKeeper() throws IOException {
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure != null) {
      throw new IllegalStateException("a caller could not take its results in", failure);
    }
    try {
      source.wake();
      do {
        while (source.take(false)) {
          // goes on until there is nothing
        }
      } while (!source.mustSleep());
    } catch (IOException | RuntimeException | Error e) {
      failure = e; // what comes after it cannot be trusted
      throw e;
    }
  }

  @Override
  public void help(Future<?> awaited, long nanos) {
    if (lock.isHeldByCurrentThread() || !lock.tryLock()) {
      return; // a callback that waits may be within what it waits for
    }
    try {
      readInPlaceOfTheKeeper(awaited, nanos);
    } finally {
      lock.unlock();
    }
  }

  @GuardedBy("lock")
  private void readInPlaceOfTheKeeper(Future<?> awaited, long nanos) {
    if (closed || failure != null) {
      return;
    }
    try {
      takeUntil(awaited, nanos);
    } catch (IOException | RuntimeException | Error e) {
      failure = e; // wound: nobody tells the keeper
    }
  }

  @GuardedBy("lock")
  private void takeUntil(Future<?> awaited, long nanos) throws IOException {
    long start = System.nanoTime();
    source.wake();
    while (!awaited.isDone() && System.nanoTime() - start < nanos) {
      if (!source.take(true)) {
        Thread.onSpinWait();
      }
    }
    if (!source.mustSleep()) {
      source.wakeKeeper(); // there is more, but not for this caller
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
  }
}
