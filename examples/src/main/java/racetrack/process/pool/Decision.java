// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/// One decision of the [Dispatcher]: it holds the dispatcher's lock while it is open, and gathers
/// what is to happen once the lock is free.
///
/// Writing to a worker, killing it and telling of a future's end take time or call foreign code.
/// Done under the lock, they would hold up everybody; a callback that waits for another thread
/// would hold them up for ever. The outcome itself is written under the lock, so that a pool
/// without tasks is one whose futures are done.
final class Decision implements AutoCloseable {

  private final Lock lock;
  private final List<Worker> toFlush = new ArrayList<>(1);
  private final List<Runnable> actions = new ArrayList<>(1);

  /// Takes the lock.
  @SuppressWarnings("LockNotBeforeTry") // `close` is the other half
  Decision(Lock lock) {
    this.lock = lock;
    lock.lock();
  }

  /// Sends a worker what it was offered.
  void flush(Worker worker) {
    if (!toFlush.contains(worker)) {
      toFlush.add(worker);
    }
  }

  /// Ends a task's future. Of several outcomes the first counts.
  void end(Task task, Outcome outcome) {
    TaskFuture<?> future = task.future();
    if (future.settle(outcome)) {
      actions.add(future::announce);
    }
  }

  /// Does something, after all that was decided before.
  void then(Runnable action) {
    actions.add(action);
  }

  /// Lets go of the lock, then acts. Flushes first: the workers have something to do meanwhile.
  ///
  /// All is done, whatever one part of it throws. The first failure is thrown at the end; others go
  /// to this thread's handler.
  @Override
  public void close() {
    lock.unlock();
    Throwable failure = null;
    for (Worker worker : toFlush) {
      failure = attempt(worker::flush, failure);
    }
    for (Runnable action : actions) {
      failure = attempt(action, failure);
    }
    switch (failure) {
      case null -> {}
      case Error error -> throw error;
      case RuntimeException exception -> throw exception;
      default -> throw new IllegalStateException(failure);
    }
  }

  /// {@return what was thrown first, by this action or an earlier one}
  ///
  /// @param earlier what an earlier one threw, if anything
  private static @Nullable Throwable attempt(Runnable action, @Nullable Throwable earlier) {
    try {
      action.run();
      return earlier;
    } catch (Throwable e) {
      if (earlier == null) {
        return e;
      }
      TaskFuture.report(e);
      return earlier;
    }
  }
}
