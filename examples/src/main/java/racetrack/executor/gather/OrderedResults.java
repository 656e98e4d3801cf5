// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.gather;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// Futures in the order of their inputs, so many ahead of who takes their results.
///
/// Whichever finishes first, the oldest is asked first. A failure inside of a future comes out
/// wrapped, so a time-out of the task's own cannot be mistaken for the deadline. An input that
/// cannot be had, or that the executor rejects, fails at its place, so no result before it is lost.
///
/// @param <A> the type of the inputs
/// @param <T> the type of the results
final class OrderedResults<A, T> implements Gather.Results<T> {

  private final Function<A, Future<T>> launch;
  private final Iterator<A> inputs;
  private final int buffer;
  private final Duration timeout;
  private final Deadline deadline;
  private final Queue<Future<T>> ahead = new ArrayDeque<>();
  private int taken;
  private boolean atEnd;

  OrderedResults(Function<A, Future<T>> launch, Iterator<A> inputs, int buffer, Duration timeout) {
    if (buffer < 1) {
      throw new IllegalArgumentException("buffer must be at least 1, but was " + buffer);
    }
    this.launch = launch;
    this.inputs = inputs;
    this.buffer = buffer;
    this.timeout = timeout;
    deadline = Deadline.in(timeout);
    launchAhead();
  }

  /// Takes inputs as far ahead as the buffer allows. What throws here fails at its place.
  private void launchAhead() {
    try {
      while (!atEnd && ahead.size() < buffer && inputs.hasNext()) {
        ahead.add(launchOrFail(inputs.next()));
      }
    } catch (RuntimeException | Error e) {
      atEnd = true; // the iterator's: it has nothing more to say
      ahead.add(CompletableFuture.failedFuture(e));
    }
  }

  private Future<T> launchOrFail(A input) {
    try {
      return launch.apply(input);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public boolean hasNext() {
    return !ahead.isEmpty();
  }

  @Override
  public T next() {
    Future<T> oldest = ahead.peek();
    if (oldest == null) {
      throw new NoSuchElementException();
    }
    try {
      T result = oldest.get(deadline.left(), TimeUnit.NANOSECONDS);
      advance();
      return result;
    } catch (ExecutionException e) {
      advance();
      throw new CompletionException(e.getCause());
    } catch (CancellationException e) {
      advance();
      throw new CompletionException(e); // a stopped executor's
    } catch (TimeoutException e) {
      close();
      throw new DeadlineException(
          "the map's %s were over after %d results".formatted(timeout, taken));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting for a result");
    }
  }

  private void advance() {
    ahead.remove();
    taken++;
    launchAhead();
  }

  @Override
  public void close() {
    atEnd = true;
    ahead.forEach(future -> future.cancel(true));
    ahead.clear();
  }
}
