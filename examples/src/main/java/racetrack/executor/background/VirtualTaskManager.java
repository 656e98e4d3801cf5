// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.background;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/// A virtual thread for each task, which waits for its turn and answers for it.
///
/// **Seed idiom:** `threading.Thread(target=…, daemon=True)` for each task: affordable, where
/// threads are cheap.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Nothing is lost:** there is no queue in which a task could be left behind. Each has a thread
///   that will add its outcome, come what may: the one that it runs to, or that it is cancelled.
/// - **As many as there are seats:** a task begins with a permit of `seats`, and gives it back at
///   its end.
/// - **Shutdown:** `closed` is set, and then there are seats for all. Whoever gets one after that
///   finds it closed, and is cancelled. A task is counted in *before* [#add] looks at `closed`. So
///   who shuts down and then waits either finds it counted, or has closed before the look, and the
///   task is rejected.
/// - **Happens-before:** the start of a thread comes after what was done before it; the monitor of
///   [Outcomes] orders the task's end before whoever polls its outcome.
///
/// ## Cost
///
/// A thread a task, about a kilobyte while it waits. `seats` is fair, so tasks begin in the order
/// in which their threads come to it, which is roughly that of their adding.
///
/// ## Broken twins
///
/// [BrokenSeatsTaskManager] tells nobody of a shutdown. [BrokenEarlyTaskManager], by way of
/// [HandTaskManager]. The others' wounds are in a queue or a worker.
///
/// ## Sources
///
/// - JEP 444, *Virtual Threads*: do not pool them; bound what they do by a semaphore.
///
/// @param <T> the type of the values
public final class VirtualTaskManager<T> implements TaskManager<T> {

  private final int workers;
  private final Semaphore seats;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Outcomes<T> outcomes = new Outcomes<>();

  VirtualTaskManager(int workers) {
    this.workers = requireAtLeast(1, workers, "workers");
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
      seats.release(Integer.MAX_VALUE - workers); // so that all there can be have a seat
    }
  }
}
