// SPDX-License-Identifier: Apache-2.0
package racetrack.process.intake;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// **Broken:** [HelpedIntake] with a caller that looks whether somebody reads, and then reads.
///
/// ## Why it breaks
///
/// The keeper may wake between the look and the reading.
///
/// | step | caller                 | keeper               | readers |
/// |------|------------------------|----------------------|---------|
/// | 1    | looks: nobody reads    |                      | 0       |
/// | 2    |                        | wakes, takes the lock, reads | 1 |
/// | 3    | reads, too             | reads                | 2       |
///
/// Both move the same position in the same buffer: messages are taken in twice, not at all, or
/// torn.
///
/// **Where it is right:** where the keeper never wakes while a caller helps.
///
/// **CERT:** VNA03.
@SuppressWarnings("GuardedBy") // the wound
public final class BrokenCheckIntake implements Intake {

  private final ReentrantLock lock = new ReentrantLock();
  private final Source source;

  @GuardedBy("lock")
  private @Nullable Throwable failure;

  @GuardedBy("lock")
  private boolean closed;

  /// An intake from a source.
  ///
  /// @param source where messages come from
  public BrokenCheckIntake(Source source) {
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
    if (lock.isLocked()) { // wound: another may begin to read now
      return; // a callback that waits may be within what it waits for
    }
    readInPlaceOfTheKeeper(awaited, nanos); // follows the wound: nothing to unlock
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
