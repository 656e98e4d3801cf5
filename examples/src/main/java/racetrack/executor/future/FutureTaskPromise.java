// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.future;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/// The library's own future of a task, which the pools of the library return: the baseline.
///
/// **Seed idiom:** what `executor.submit(…)` returns.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// [FutureTask] has a volatile state, a stack of waiters, and a plain field for the value or the
/// failure, which is written before the state says so, and read after it was seen to say so. It
/// calls `done` once, in the thread that ended it, when the waiters are woken. Ours is:
///
/// - **Callbacks:** it has none. [Callbacks] keeps them, and `done` tells them.
/// - **Cancelling again:** it would say false the second time.
///
/// ## Cost
///
/// Two compare-and-sets and a release to run, one read to ask; one object for a waiter, and a list
/// for callbacks.
///
/// **Not as the others:** its text does not tell pending from running.
///
/// ## Broken twin
///
/// [BrokenSetPromise], by way of [StackPromise].
///
/// ## Sources
///
/// - [java.util.concurrent.Future], *Memory consistency effects*.
///
/// @param <T> the type of the value
public final class FutureTaskPromise<T> extends FutureTask<T> implements Promise<T> {

  private final Callbacks<T> callbacks = new Callbacks<>();

  FutureTaskPromise(Callable<T> task) {
    super(task);
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    return super.cancel(mayInterruptIfRunning) || isCancelled();
  }

  @Override
  public void onDone(Consumer<? super Promise<T>> callback) {
    callbacks.add(this, requireNonNull(callback, "callback"));
  }

  @Override
  protected void done() {
    callbacks.tell(this);
  }
}
