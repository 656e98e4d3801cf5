// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// A task on its way through the pool.
final class Task {

  private final Dispatcher dispatcher;
  private final TaskFuture<?> future;
  private final Cargo cargo;
  private final @Nullable Object source;

  /// The dispatcher's: where it is on offer; null while it is queued, and after its end.
  ///
  /// Benign race: [#help] looks here without the lock, and may help with another task's worker.
  volatile @Nullable Window window;

  /// The dispatcher's: its number in the window.
  long number;

  /// The dispatcher's: how often a worker was lost that ran it.
  int losses;

  /// The dispatcher's: whether it was given up while it ran, so that its worker is to be killed.
  boolean condemned;

  /// @param source what the caller submitted; null for a chunk of a `map`
  Task(Dispatcher dispatcher, TaskFuture<?> future, Cargo cargo, @Nullable Object source) {
    this.dispatcher = dispatcher;
    this.future = future;
    this.cargo = cargo;
    this.source = source;
    future.bind(this);
  }

  TaskFuture<?> future() {
    return future;
  }

  Cargo cargo() {
    return cargo;
  }

  void cancel(boolean mayKill) {
    dispatcher.cancel(this, mayKill);
  }

  /// Takes results in, in the thread of a caller who waits for this task's, and so wakes nobody.
  ///
  /// @param nanos for how long at most
  void help(long nanos) {
    Window offered = window;
    if (offered != null) {
      offered.worker().help(future, nanos);
    }
  }

  Patience patience() {
    return dispatcher.patience();
  }

  boolean hasBegun() {
    return dispatcher.hasBegun(this);
  }

  /// {@return what the caller submitted, for whoever wants to run it elsewhere; nothing for a chunk
  /// of a `map`, which is no task of the caller's}
  Optional<Runnable> toRunnable() {
    return switch (source) {
      case Runnable runnable -> Optional.of(runnable);
      case Callable<?> callable -> Optional.of(() -> run(callable));
      case null, default -> Optional.empty();
    };
  }

  private static void run(Callable<?> callable) {
    try {
      callable.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
