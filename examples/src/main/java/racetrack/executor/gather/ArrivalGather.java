// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.gather;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The bookkeeping of a group whose futures arrive as they finish.
///
/// It is the gathering thread's own. How an arrival crosses from the thread that finished the task
/// is the subject's matter, and the only concurrent part.
///
/// - **Invariant:** a future is in `pending` until it arrives or is over its limit, then in
///   `arrived` until it is given away. An arrival that is not pending any more is not counted
///   again.
///
/// @param <T> the type of the results
abstract class ArrivalGather<T> implements Gather<T> {

  /// What has not arrived, and its limit.
  private final Map<Future<T>, Deadline> pending = new LinkedHashMap<>();

  private final Queue<Future<T>> arrived = new ArrayDeque<>();

  /// Has a task run, and its future arrive when it has finished.
  abstract Future<T> start(Executor executor, Callable<T> task);

  /// Has a task run whose future does not arrive.
  abstract Future<T> launch(Executor executor, Callable<T> task);

  /// {@return the next future that has arrived, or null if none does in time}
  ///
  /// @param nanos how long to wait; 0 only to look
  abstract @Nullable Future<T> arrive(long nanos) throws InterruptedException;

  @Override
  @CanIgnoreReturnValue
  public final Future<T> submit(Executor executor, Callable<T> task, Duration limit) {
    Deadline deadline = Deadline.in(limit);
    Future<T> future = start(executor, task);
    pending.put(future, deadline);
    return future;
  }

  @Override
  public final Split<T> await(Until until, Duration timeout) throws InterruptedException {
    Deadline deadline = Deadline.in(timeout);
    collectArrived();
    while (!pending.isEmpty() && !isEnough(until) && !deadline.hasPassed()) {
      collect(deadline);
    }
    return new Split<>(new ArrayList<>(arrived), new ArrayList<>(pending.keySet()));
  }

  /// {@return whether what has arrived is enough}
  boolean isEnough(Until until) {
    return switch (until) {
      case FIRST -> !arrived.isEmpty();
      case FIRST_FAILURE -> hasFailure();
      case ALL -> false;
    };
  }

  /// {@return whether a future that has arrived has failed}
  final boolean hasFailure() {
    return arrived.stream().anyMatch(future -> future.state() == Future.State.FAILED);
  }

  @Override
  public final Iterator<Future<T>> asCompleted(Duration timeout) {
    return new Completions(Deadline.in(timeout), timeout);
  }

  @Override
  public final <A> Results<T> map(
      Executor executor,
      Function<A, T> function,
      Iterator<A> inputs,
      int buffer,
      Duration timeout) {
    return new OrderedResults<>(
        input -> launch(executor, () -> function.apply(input)), inputs, buffer, timeout);
  }

  /// Takes over what has arrived, without waiting.
  private void collectArrived() throws InterruptedException {
    Future<T> future = arrive(0);
    while (future != null) {
      take(future);
      future = arrive(0);
    }
  }

  /// Waits for an arrival, until the deadline or the nearest limit.
  private void collect(Deadline deadline) throws InterruptedException {
    long nanos = deadline.left();
    for (Deadline limit : pending.values()) {
      nanos = Math.min(nanos, limit.left());
    }
    Future<T> future = arrive(nanos);
    if (future != null) {
      take(future);
    }
    late().forEach(this::giveUp);
  }

  private void take(Future<T> future) {
    if (pending.remove(future) != null) {
      arrived.add(future);
    }
  }

  /// {@return what is over its limit}
  List<Future<T>> late() {
    return pending.entrySet().stream()
        .filter(entry -> entry.getValue().hasPassed())
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Cancels a task. It counts as arrived now, whenever its thread notices.
  private void giveUp(Future<T> future) {
    future.cancel(true);
    take(future);
  }

  /// The futures as they arrive.
  private final class Completions implements Iterator<Future<T>> {

    private final Deadline deadline;
    private final Duration timeout;
    private final int all = pending.size() + arrived.size();

    /// Whether the time was up, and has been told so.
    private boolean over;

    Completions(Deadline deadline, Duration timeout) {
      this.deadline = deadline;
      this.timeout = timeout;
    }

    @Override
    public boolean hasNext() {
      return !over && (!pending.isEmpty() || !arrived.isEmpty());
    }

    @Override
    public Future<T> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      try {
        collectArrived();
        // equivalent: while-to-if, it has then collected something, or the deadline has passed:
        // what is over its limit counts as arrived.
        while (arrived.isEmpty() && !deadline.hasPassed()) {
          collect(deadline);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted while waiting for a task");
      }
      if (arrived.isEmpty()) {
        over = true;
        throw new DeadlineException(
            "%d of %d tasks are unfinished after %s".formatted(pending.size(), all, timeout));
      }
      return arrived.remove();
    }
  }
}
