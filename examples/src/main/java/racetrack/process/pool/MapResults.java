// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The results of [ProcessPool#map], in the order of the inputs.
///
/// Where the function failed, [#next] throws; the call after it yields the result behind. Closing
/// it cancels what has not begun.
///
/// Not thread-safe.
///
/// @param <R> the type of the results
public final class MapResults<R> implements Iterator<R>, AutoCloseable {

  private final Dispatcher dispatcher;
  private final Definition function;
  private final Iterator<?> inputs;
  private final MapOptions options;
  private final long start = System.nanoTime();

  /// The chunks on their way, oldest first.
  private final Deque<Flight> flights = new ArrayDeque<>();

  private @Nullable Arrived current;
  private long yielded;

  /// How many inputs were taken whose results have not been yielded.
  private int ahead;

  private boolean closed;

  /// A chunk on its way.
  private record Flight(TaskFuture<Chunk> future, int size) {}

  /// A chunk that has arrived, and how far it has been yielded.
  private static final class Arrived {

    private final @Nullable Object[] values;
    private final @Nullable Throwable[] causes;
    private int next;

    Arrived(Chunk chunk) {
      values = chunk.values();
      causes = new @Nullable Throwable[values.length];
      chunk.failures().forEach(failed -> causes[failed.index()] = failed.cause());
    }

    boolean isEmpty() {
      return next == values.length;
    }

    /// {@return a value, which is not kept}
    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"})
    <R> R take(int index) {
      R value = (R) values[index]; // what the function returned, null included
      values[index] = null;
      return value;
    }
  }

  MapResults(Dispatcher dispatcher, Definition function, Iterator<?> inputs, MapOptions options) {
    this.dispatcher = dispatcher;
    this.function = function;
    this.inputs = inputs;
    this.options = options;
    submitAhead();
  }

  @Override
  public boolean hasNext() {
    return current != null || !flights.isEmpty() || (!closed && inputs.hasNext());
  }

  /// {@return the next result}
  ///
  /// @throws CompletionException if the function failed there, with that failure as its cause
  /// @throws MapDeadlineException if the deadline has passed; the rest is cancelled
  /// @throws NoSuchElementException if there is none
  /// @throws CancellationException if this thread is interrupted while it waits; the interrupt is
  ///   kept
  @Override
  public R next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (current == null) {
      current = arrive();
    }
    Arrived chunk = current;
    int index = chunk.next++;
    if (chunk.isEmpty()) {
      current = null;
    }
    yielded++;
    ahead--;
    submitAhead();
    Throwable cause = chunk.causes[index];
    if (cause != null) {
      throw new CompletionException(cause);
    }
    return chunk.take(index);
  }

  /// Cancels the chunks that have not begun.
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      current = null;
      flights.forEach(flight -> flight.future().cancel(false));
      flights.clear();
      dispatcher.forget(function);
    }
  }

  private void submitAhead() {
    while (!closed && ahead + options.chunk() <= options.buffer() && inputs.hasNext()) {
      List<@Nullable Object> elements = new ArrayList<>(options.chunk());
      while (elements.size() < options.chunk() && inputs.hasNext()) {
        elements.add(inputs.next());
      }
      ahead += elements.size();
      flights.add(new Flight(submit(elements.toArray()), elements.size()));
    }
  }

  private TaskFuture<Chunk> submit(@Nullable Object[] elements) {
    TaskFuture<Chunk> future = new TaskFuture<>(null);
    dispatcher.submit(new Task(dispatcher, future, Cargo.pack(function, elements), elements));
    return future;
  }

  private Arrived arrive() {
    Flight flight = flights.element();
    try {
      Duration deadline = options.deadline();
      Chunk chunk =
          deadline == null
              ? flight.future().get()
              : flight.future().get(left(deadline), TimeUnit.NANOSECONDS);
      flights.remove();
      return new Arrived(chunk);
    } catch (ExecutionException e) {
      flights.remove();
      return new Arrived(Chunk.failed(flight.size(), requireNonNull(e.getCause())));
    } catch (TimeoutException e) {
      close();
      throw new MapDeadlineException(
          "the deadline of %s passed after %d results".formatted(options.deadline(), yielded));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting for a result");
    }
  }

  private long left(Duration deadline) {
    return deadline.toNanos() - (System.nanoTime() - start);
  }
}
