// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.background;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/// **Broken:** [VirtualTaskManager] whose shutdown wakes nobody.
///
/// ## Why it breaks
///
/// What waits for its turn finds the manager closed, but only when its turn comes. As long as one
/// task runs, the others are neither run nor cancelled, and who waits for their outcomes waits for
/// that task.
///
/// | step | task 1, on the only seat | task 2                    | caller                 |
/// |------|--------------------------|---------------------------|------------------------|
/// | 1    | runs                     | waits for a seat          |                        |
/// | 2    | runs                     | waits for a seat          | `shutdown()`           |
/// | 3    | runs for hours           | is not cancelled          | waits for the outcome  |
///
/// **Where it is right:** if each task ends soon.
///
/// @param <T> the type of the values
public final class BrokenSeatsTaskManager<T> implements TaskManager<T> {

  private final Semaphore seats; // follows the wound: no `workers`
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Outcomes<T> outcomes = new Outcomes<>();

  BrokenSeatsTaskManager(int workers) {
    requireAtLeast(1, workers, "workers"); // follows the wound: it is not kept
    seats = new Semaphore(workers, true);
  }

  @Override
  public void add(String id, Callable<T> task) {
    Job<T> job = new Job<>(requireNonNull(id, "id"), requireNonNull(task, "task"));
    outcomes.expect();
    if (closed.get()) {
      outcomes.forget();
      throw new RejectedExecutionException("the manager is shut down");
    }
    Thread.ofVirtual().name(id).start(() -> outcomes.add(inTurn(job)));
  }

  private Outcome<T> inTurn(Job<T> job) {
    seats.acquireUninterruptibly();
    try {
      return closed.get() ? job.cancelled() : job.run();
    } finally {
      seats.release();
    }
  }

  @Override
  public List<Outcome<T>> poll() {
    return outcomes.poll();
  }

  @Override
  public void await() throws InterruptedException {
    outcomes.await();
  }

  @Override
  public void shutdown() {
    if (closed.compareAndSet(false, true)) {
      // wound: who waits for a seat is not told
    }
  }
}
