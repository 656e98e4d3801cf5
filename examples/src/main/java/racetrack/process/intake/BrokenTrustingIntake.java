// SPDX-License-Identifier: Apache-2.0
package racetrack.process.intake;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// **Broken:** [HelpedIntake] with a caller that says that the reader sleeps, and does not look
/// again.
///
/// ## Why it breaks
///
/// The sender rings for what comes after the word. What has come between the caller's last look and
/// the word, nobody sees.
///
/// | step | caller                          | sender                     | keeper |
/// |------|---------------------------------|----------------------------|--------|
/// | 1    | looks: nothing                  |                            | sleeps |
/// | 2    |                                 | sends, does not ring       | sleeps |
/// | 3    | says that the reader sleeps     |                            | sleeps |
/// | 4    | leaves                          |                            | sleeps |
///
/// **Where it is right:** where each caller takes in all that comes, and nothing comes when it
/// leaves.
///
/// **CERT:** VNA03.
public final class BrokenTrustingIntake implements Intake {

  private final ReentrantLock lock = new ReentrantLock();
  private final Source source;

  @GuardedBy("lock")
  private @Nullable Throwable failure;

  @GuardedBy("lock")
  private boolean closed;

  /// An intake from a source.
  ///
  /// @param source where messages come from
  public BrokenTrustingIntake(Source source) {
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
      failure = e;
      source.wakeKeeper();
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
    source.mustSleep(); // wound: there may be more
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
