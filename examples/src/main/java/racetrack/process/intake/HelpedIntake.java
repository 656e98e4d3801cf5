// SPDX-License-Identifier: Apache-2.0
package racetrack.process.intake;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// An intake with a lock, for which callers only try.
///
/// A caller that looks keeps the bell from ringing. So the sender makes no system call, the keeper
/// sleeps on, and the result is read by the thread that wants it.
///
/// **Seed idiom:** the thread that reads the result queue of a `ProcessPoolExecutor`, and wakes
/// whoever waits. Here, who waits may read.
///
/// **Thread safety:** unconditional; one thread is the keeper.
///
/// ## Why it is correct
///
/// - **One reader:** whoever holds `lock` reads. The keeper sleeps without it; a caller only tries
///   to take it.
/// - **Nothing is left lying:** whoever lets go of the lock has said before that the reader sleeps,
///   and found nothing after. So the sender rings for what comes later, and that wakes the keeper.
///   A caller who does find something wakes the keeper itself.
/// - **A failure** ends all reading: what comes after a message that was wrong cannot be trusted.
///   One that a caller meets is none of its business: it is left for the keeper, who is woken.
/// - **Happens-before:** the lock's, from one reader to the next.
/// - **Progress:** a caller never waits for another reader, but spins for as long as it was told.
///
/// ## Cost
///
/// A lock per reader that comes, not per message. A caller that looks takes a core; it is worth
/// that if it would be woken soon, as to sleep and be woken takes longer than a short task.
///
/// ## Broken twins
///
/// [BrokenLeavingIntake] leaves without a word; [BrokenTrustingIntake] does not look again;
/// [BrokenCheckIntake] looks whether somebody reads, and then reads; [BrokenSilentIntake] keeps a
/// failure to itself.
///
/// ## Sources
///
/// - None: it is the *leader/followers* pattern (D. C. Schmidt and others, *Pattern-Oriented
///   Software Architecture 2*, 2000) with one leader by profession, and others who take its place
///   for a while.
public final class HelpedIntake implements Intake {

  private final ReentrantLock lock = new ReentrantLock();
  private final Source source;

  @GuardedBy("lock")
  private @Nullable Throwable failure;

  @GuardedBy("lock")
  private boolean closed;

  /// An intake from a source.
  ///
  /// @param source where messages come from
  public HelpedIntake(Source source) {
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
