// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The results of [ProcessPool#map], in the order of the inputs.
///
/// Each input has one result or one failure, at its place. Where there is a failure, [#next]
/// throws; the call after it yields the result behind. It fails where the function did, where the
/// worker was lost, where the input could not cross, and where the end of the pool came first. If
/// the inputs themselves throw, that is the last failure, behind the results of those that they
/// gave. Closing it cancels what has not begun.
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

  /// Whether no more inputs are taken.
  private boolean exhausted;

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
    return current != null || !flights.isEmpty();
  }

  /// {@return the next result}
  ///
  /// @throws CompletionException if there is a failure at this place, with that as its cause: what
  ///   the function or the inputs threw, a [WorkerLostException], a [RejectedExecutionException]
  ///   for what could not cross or came after a shutdown, a [CancellationException] for what a
  ///   shutdown took away
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
      exhausted = true;
      current = null;
      flights.forEach(flight -> flight.future().cancel(false));
      flights.clear();
      dispatcher.forget(function);
    }
  }

  /// Takes inputs as far as there is room for them, and sends them.
  private void submitAhead() {
    while (!exhausted && options.chunk() <= options.buffer() - ahead) {
      List<@Nullable Object> elements = new ArrayList<>();
      Throwable failure = take(elements);
      if (!elements.isEmpty()) {
        send(elements.toArray());
      }
      if (failure != null) {
        add(new Outcome.Failure(failure), 1);
      }
    }
  }

  /// Takes a chunk of inputs, or what is left of them.
  ///
  /// @return what they threw when they were asked, if they did; they are not asked again
  private @Nullable Throwable take(List<@Nullable Object> elements) {
    try {
      while (!exhausted && elements.size() < options.chunk()) {
        if (inputs.hasNext()) {
          elements.add(inputs.next());
        } else {
          exhausted = true;
        }
      }
      return null;
    } catch (Throwable e) {
      exhausted = true;
      return e;
    }
  }

  /// Sends a chunk. If it cannot cross, its inputs go one by one: then those that can do.
  private void send(@Nullable Object[] elements) {
    Cargo cargo;
    try {
      cargo = Cargo.pack(function, elements);
    } catch (Throwable e) { // whatever an input throws while it is packed
      sendOneByOne(elements, e);
      return;
    }
    submit(cargo, elements.length);
  }

  /// @param cause why they cannot cross together
  private void sendOneByOne(@Nullable Object[] elements, Throwable cause) {
    if (elements.length == 1) {
      add(new Outcome.Failure(cause), 1);
    } else {
      Arrays.stream(elements).forEach(element -> send(new @Nullable Object[] {element}));
    }
  }

  private void submit(Cargo cargo, int size) {
    TaskFuture<Chunk> future = new TaskFuture<>(null);
    try {
      dispatcher.submit(new Task(dispatcher, future, cargo, null));
    } catch (RejectedExecutionException e) {
      future.end(new Outcome.Failure(e));
    }
    add(future, size);
  }

  /// Adds what will never be on its way.
  private void add(Outcome outcome, int size) {
    TaskFuture<Chunk> future = new TaskFuture<>(null);
    future.end(outcome);
    add(future, size);
  }

  private void add(TaskFuture<Chunk> future, int size) {
    flights.add(new Flight(future, size));
    ahead += size;
  }

  private Arrived arrive() {
    Flight flight = flights.element();
    Chunk chunk;
    try {
      chunk = await(flight.future());
    } catch (ExecutionException e) {
      chunk = Chunk.failed(flight.size(), requireNonNull(e.getCause()));
    } catch (CancellationException e) { // the pool was shut down
      chunk = Chunk.failed(flight.size(), e);
    } catch (TimeoutException e) {
      close();
      throw new MapDeadlineException(
          "the deadline of %s passed after %d results".formatted(options.deadline(), yielded));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting for a result");
    }
    flights.remove();
    return new Arrived(chunk);
  }

  private Chunk await(TaskFuture<Chunk> future)
      throws InterruptedException, ExecutionException, TimeoutException {
    Duration deadline = options.deadline();
    if (deadline == null) {
      return future.get();
    }
    long nanos = Math.max(0, TimeUnit.NANOSECONDS.convert(deadline));
    return future.get(nanos - (System.nanoTime() - start), TimeUnit.NANOSECONDS);
  }
}
