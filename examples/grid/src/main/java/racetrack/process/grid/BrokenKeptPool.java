// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import racetrack.process.pool.RemoteTasks;

/// **Broken:** [EnginePool] that leaves each result on its member until somebody asks for it.
///
/// ## Why it breaks
///
/// It means well: a large result that nobody wants never crosses. But the future is done, and its
/// result is on one member only. When that is lost, a result is lost that somebody had counted on.
///
/// | step | caller                | future  | member           |
/// |------|-----------------------|---------|------------------|
/// | 1    | submits               | pending | runs, and keeps  |
/// | 2    | sees that it is done  | done    | is lost          |
/// | 3    | gets the result       | fails   |                  |
///
/// **Where it is right:** where the result is on a second member before the future is done, and is
/// disposed of after: that is the engine's durable executor.
public final class BrokenKeptPool extends QueuedPool {

  private final Grid grid;

  BrokenKeptPool(int members, int backlog) {
    super(members, new ArrayBlockingQueue<>(backlog));
    grid = Grid.ofOwn(members);
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Callable<T> task) {
    byte[] packed = RemoteTasks.pack(task);
    return new Fetching<>(new FutureTask<>(() -> leave(packed)));
  }

  /// Has a task run whose result is left where it is.
  private Place leave(byte[] task) throws Exception {
    Seat seat = grid.take();
    try {
      Place place = new Place(seat, UUID.randomUUID());
      grid.send(seat, new Keep(place.id(), task)).get();
      return place; // wound: and not the result
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } finally {
      grid.give(seat);
    }
  }

  @Override
  byte[] ask(byte[] task) throws Exception {
    Place place = leave(task);
    return grid.send(place.seat(), new Fetch(place.id())).get();
  }

  /// Where a result is.
  private record Place(Seat seat, UUID id) {}

  /// What members have kept.
  private static final Map<UUID, byte[]> KEPT = new ConcurrentHashMap<>();

  /// Runs a task on a member, and keeps its result there.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Keep(UUID id, byte[] task) implements Callable<Boolean>, Serializable {

    @Override
    public Boolean call() throws IOException {
      KEPT.put(id, Desk.run(id, task));
      return true;
    }
  }

  /// Fetches a result from a member.
  private record Fetch(UUID id) implements Callable<byte[]>, Serializable {

    @Override
    public byte[] call() {
      byte[] kept = KEPT.get(id);
      if (kept == null) {
        throw new IllegalStateException("there is no such result on this member");
      }
      return kept;
    }
  }

  /// A future that is done before it has a result.
  private final class Fetching<T> implements RunnableFuture<T> {

    private final FutureTask<Place> left;

    Fetching(FutureTask<Place> left) {
      this.left = left;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // what a Callable<T> returned over there
    private T fetch(Place place) throws InterruptedException, ExecutionException {
      byte[] answer = grid.send(place.seat(), new Fetch(place.id())).get();
      try {
        return (T) RemoteTasks.outcome(answer);
      } catch (Exception e) {
        throw new ExecutionException(e);
      }
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
      return fetch(left.get());
    }

    @Override
    public T get(long timeout, TimeUnit unit)
        throws InterruptedException, ExecutionException, TimeoutException {
      return fetch(left.get(timeout, unit));
    }

    @Override
    public void run() {
      left.run();
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      return left.cancel(mayInterruptIfRunning);
    }

    @Override
    public boolean isCancelled() {
      return left.isCancelled();
    }

    @Override
    public boolean isDone() {
      return left.isDone();
    }
  }

  @Override
  public Delivery delivery() {
    return Delivery.AT_MOST_ONCE;
  }

  @Override
  protected void terminated() {
    grid.close();
    super.terminated();
  }
}
