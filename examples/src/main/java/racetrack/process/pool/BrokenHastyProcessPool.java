// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// **Broken:** [ProcessPool] that is shut down when it is closed, and waits for nobody.
///
/// ## Why it breaks
///
/// `try (var pool = …)` promises that all that was begun within has ended behind it. Here the block
/// ends, and the tasks run on, in processes that are somebody else's memory and files by then.
///
/// | step | caller                     | worker               |
/// |------|----------------------------|----------------------|
/// | 1    | `submit`, end of the block |                      |
/// | 2    | `close()` returns          | runs the task        |
/// | 3    | asks for the result        | runs the task        |
/// | 4    | there is none yet          | runs the task        |
///
/// **Where it is right:** if each result was waited for before, one by one.
public final class BrokenHastyProcessPool implements WorkerPool {

  private final Dispatcher dispatcher;

  // follows the wound: made of settings
  BrokenHastyProcessPool(Settings settings) {
    this.dispatcher = new Dispatcher(settings);
  }

  // follows the wound: no builder

  @Override
  public <T> TaskFuture<T> submit(Callable<T> task) {
    return enqueue(task, null);
  }

  /// Submits a lambda, as [#submit(Callable)] does.
  ///
  /// @param <T> the type of the result
  /// @param task the task
  /// @return its future
  /// @throws RejectedExecutionException if it cannot cross, or the pool takes no tasks any more
  public <T> TaskFuture<T> submit(RemoteCallable<T> task) {
    return enqueue(task, null);
  }

  @Override
  public TaskFuture<?> submit(Runnable task) {
    return enqueue(task, null);
  }

  /// Submits a lambda, as [#submit(Runnable)] does.
  ///
  /// @param task the task
  /// @return its future, whose value is null
  /// @throws RejectedExecutionException if it cannot cross, or the pool takes no tasks any more
  public TaskFuture<?> submit(RemoteRunnable task) {
    return enqueue(task, null);
  }

  /// Submits a task whose future has a given value. The value stays here, as the object it is.
  @Override
  public <T> TaskFuture<T> submit(Runnable task, T result) {
    return enqueue(task, result);
  }

  /// Submits a task whose failure, if it fails, goes to a thread's handler of uncaught exceptions.
  @Override
  public void execute(Runnable task) {
    enqueue(task, null).onDone(BrokenHastyProcessPool::reportFailure);
  }

  /// Submits a lambda, as [#execute(Runnable)] does.
  ///
  /// @param task the task
  /// @throws RejectedExecutionException if it cannot cross, or the pool takes no tasks any more
  public void execute(RemoteRunnable task) {
    execute((Runnable) task);
  }

  private static void reportFailure(Future<?> ended) {
    if (ended.state() == Future.State.FAILED) {
      TaskFuture.report(ended.exceptionNow());
    }
  }

  private <T> TaskFuture<T> enqueue(Object task, @Nullable T result) {
    requireNonNull(task, "task");
    TaskFuture<T> future = new TaskFuture<>(result);
    Cargo cargo = Cargo.pack(task);
    dispatcher.submit(new Task(dispatcher, future, cargo, task));
    cargo.detach(); // after it was sent: the worker need not wait for a copy
    return future;
  }

  @Override
  public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks)
      throws InterruptedException {
    return Invocations.all(this::submit, tasks, Long.MAX_VALUE);
  }

  @Override
  public <T> List<Future<T>> invokeAll(
      Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
      throws InterruptedException {
    return Invocations.all(this::submit, tasks, unit.toNanos(timeout));
  }

  @Override
  public <T> T invokeAny(Collection<? extends Callable<T>> tasks)
      throws InterruptedException, ExecutionException {
    try {
      return Invocations.any(this::submit, tasks, Long.MAX_VALUE);
    } catch (TimeoutException e) {
      throw new IllegalStateException("the end of time has come", e);
    }
  }

  @Override
  public <T> T invokeAny(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    return Invocations.any(this::submit, tasks, unit.toNanos(timeout));
  }

  /// Applies a function to each input, one task an input, and yields the results in order.
  ///
  /// @param <T> the type of the inputs
  /// @param <R> the type of the results
  /// @param function the function; it crosses once a worker
  /// @param inputs the inputs, taken as they are needed; there may be infinitely many
  /// @return the results; close it if not all are taken
  /// @throws RejectedExecutionException if the function cannot cross, or the pool takes no tasks
  ///   any more
  public <T, R> MapResults<R> map(
      RemoteFunction<? super T, ? extends R> function, Iterable<T> inputs) {
    return map(function, inputs, MapOptions.DEFAULT);
  }

  /// Applies a function to each input and yields the results in order.
  ///
  /// @param <T> the type of the inputs
  /// @param <R> the type of the results
  /// @param function the function; it crosses once a worker
  /// @param inputs the inputs, taken as they are needed; there may be infinitely many
  /// @param options how many inputs make a task, how many are taken ahead, and the deadline
  /// @return the results; close it if not all are taken
  /// @throws RejectedExecutionException if the function cannot cross, or the pool takes no tasks
  ///   any more
  public <T, R> MapResults<R> map(
      RemoteFunction<? super T, ? extends R> function, Iterable<T> inputs, MapOptions options) {
    requireNonNull(function, "function");
    requireNonNull(options, "options");
    dispatcher.requireOpen();
    return new MapResults<>(dispatcher, Cargo.define(function), inputs.iterator(), options);
  }

  /// Applies a function to the first of two inputs each, then to the second of each, and so on
  /// until one has no more.
  ///
  /// @param <T> the type of the one's elements
  /// @param <U> the type of the other's elements
  /// @param <R> the type of the results
  /// @param function the function; it crosses once a worker
  /// @param first the one
  /// @param second the other
  /// @param options as above
  /// @return the results; close it if not all are taken
  /// @throws RejectedExecutionException if the function cannot cross, or the pool takes no tasks
  ///   any more
  public <T, U, R> MapResults<R> map(
      RemoteBiFunction<? super T, ? super U, ? extends R> function,
      Iterable<T> first,
      Iterable<U> second,
      MapOptions options) {
    requireNonNull(function, "function");
    requireNonNull(first, "first");
    requireNonNull(second, "second");
    RemoteFunction<Pairs.Pair<T, U>, R> ofPairs =
        pair -> function.apply(pair.first(), pair.second());
    Iterable<Pairs.Pair<T, U>> pairs = () -> new Pairs<>(first.iterator(), second.iterator());
    return map(ofPairs, pairs, options);
  }

  @Override
  public void shutdown() {
    dispatcher.shutdown();
  }

  @Override
  public List<Runnable> shutdownNow() {
    return dispatcher.shutdownNow();
  }

  /// Refuses new tasks, cancels all, and kills the workers, whatever they do.
  public void terminateNow() {
    dispatcher.terminate();
  }

  @Override
  public boolean isShutdown() {
    return dispatcher.isShutdown();
  }

  /// {@return whether all tasks have ended and all worker processes too, after a shutdown}
  @Override
  public boolean isTerminated() {
    return dispatcher.isTerminated();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return dispatcher.awaitTermination(timeout, unit);
  }

  @Override
  public void close() {
    shutdown(); // wound: and who waits for the end?
  }

  /// {@return what the pool has done so far}
  public Statistics statistics() {
    return dispatcher.statistics();
  }
  // follows the wound: no builder, it is that of [ProcessPool]
}
