// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pool;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Gives an executor whose queue has no bound the bounds of a [TaskPool].
///
/// ## Why it is correct
///
/// - **Invariant:** a task holds one of the `seats` from the moment it is accepted until it has
///   ended. So at most `workers + capacity` accepted tasks are unfinished.
/// - **Once:** a task is in `waiting` until it begins. Whoever removes it has it, and its seat: the
///   thread that is to run it, a hard shutdown, or a submitter whom the executor rejects. A
///   submitter who does not find it any more is told that it was accepted, since it is returned.
/// - **Shutdown:** it fills the room with seats, for those who wait for one. They enter, find the
///   executor closed, and are rejected.
abstract class GuardedTaskPool extends AbstractExecutorService implements TaskPool {

  /// More than there will ever be submitters, and few enough to be counted.
  private static final int ALL = Integer.MAX_VALUE / 2;

  /// What was accepted. Each has an identity of its own, though its task may be given twice.
  private static final class Ticket {

    private final Runnable task;

    Ticket(Runnable task) {
      this.task = task;
    }
  }

  private final ExecutorService executor;
  private final Saturation saturation;
  private final Semaphore seats;
  private final Set<Ticket> waiting = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean closed = new AtomicBoolean();

  GuardedTaskPool(ExecutorService executor, Settings settings) {
    this.executor = executor;
    saturation = settings.saturation();
    long limit = (long) settings.workers() + settings.capacity();
    seats = new Semaphore((int) Math.min(limit, ALL));
  }

  /// Runs a task when it is its turn. Where a thread is a turn, that is now.
  ///
  /// @param task what to run
  void inTurn(Runnable task) {
    task.run();
  }

  @Override
  public final void execute(Runnable task) {
    requireNonNull(task, "task");
    if (takeSeat()) {
      accept(new Ticket(task));
    } else {
      PoolTask.runByCaller(task);
    }
  }

  /// {@return whether there is a seat for the caller's task; if not, the caller is to run it}
  private boolean takeSeat() {
    if (closed.get()) {
      throw new RejectedExecutionException("the pool is shut down");
    }
    if (seats.tryAcquire()) {
      return true;
    }
    return switch (saturation) {
      case CALLER_RUNS -> false;
      case BLOCK -> awaitSeat();
    };
  }

  private boolean awaitSeat() {
    try {
      seats.acquire();
      if (closed.get()) {
        // equivalent: drop-signal, there are more of them than there will be submitters.
        seats.release(); // it was one of those that let everybody through
        throw new RejectedExecutionException("the pool is shut down");
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RejectedExecutionException("interrupted while waiting for room", e);
    }
  }

  private void accept(Ticket ticket) {
    waiting.add(ticket);
    try {
      executor.execute(() -> inTurn(() -> run(ticket)));
      // equivalent: narrow-catch, an executor that is not shut down fails only if there is no
      // memory for another thread: nobody has promised what becomes of a pool then.
    } catch (Throwable e) {
      boolean _ = executor.isTerminated(); // see ForkJoinTaskPool
      if (waiting.remove(ticket)) {
        seats.release(); // equivalent: drop-signal, the pool is shut down: there are seats for all.
        throw e;
      }
    }
  }

  private void run(Ticket ticket) {
    if (waiting.remove(ticket)) {
      try {
        ticket.task.run();
      } finally {
        seats.release();
      }
    }
  }

  @Override
  public final void shutdown() {
    executor.shutdown();
    if (closed.compareAndSet(false, true)) { // equivalent: cas-to-set, what is set stays so.
      // equivalent: one-more, more than enough.
      // equivalent: one-less, enough.
      seats.release(ALL);
    }
  }

  @Override
  public final List<Runnable> shutdownNow() {
    shutdown();
    List<Runnable> queued = new ArrayList<>();
    for (Ticket ticket : List.copyOf(waiting)) {
      if (waiting.remove(ticket)) {
        queued.add(ticket.task);
      }
    }
    executor.shutdownNow();
    PoolTask.cancelAll(queued);
    return queued;
  }

  @Override
  public final boolean isShutdown() {
    return executor.isShutdown();
  }

  @Override
  public final boolean isTerminated() {
    return executor.isTerminated();
  }

  @Override
  public final boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return executor.awaitTermination(timeout, unit);
  }
}
