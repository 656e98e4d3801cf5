// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Decides which worker runs which task, and what becomes of the tasks of a worker that is lost.
///
/// ## Invariants
///
/// Whenever `lock` is free:
///
/// - a task that has not ended is in `queue` or in exactly one worker's window;
/// - a worker is in `staff` (it starts, or may be offered tasks), in `leaving` (its process has not
///   ended yet), or gone;
/// - `staff` has at most `workers` members;
/// - if a task is queued and the pool is not broken, then a worker works, starts, or a look is
///   scheduled, so that somebody will come for the task.
///
/// Decisions are made under the lock; what takes time or calls foreign code (writing to a worker,
/// killing it, ending futures) is noted in [Effects] and happens after it.
final class Dispatcher {

  /// A start that fails by itself counts as many strikes, one that somebody killed counts one.
  private static final int OWN_FAULT = 20;

  private static final int STRIKES = 100;

  private final Settings settings;
  private final Feeder feeder = new Feeder();
  private final Watch watch = new Watch();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition terminated = lock.newCondition();

  @GuardedBy("lock")
  private final LinkedHashSet<Task> queue = new LinkedHashSet<>();

  @GuardedBy("lock")
  private final List<Worker> staff = new ArrayList<>();

  @GuardedBy("lock")
  private final Set<Worker> leaving = new LinkedHashSet<>();

  @GuardedBy("lock")
  private boolean shutdown;

  @GuardedBy("lock")
  private @Nullable Throwable broken;

  @GuardedBy("lock")
  private int strikes;

  @GuardedBy("lock")
  private boolean pausing;

  @GuardedBy("lock")
  private long started;

  @GuardedBy("lock")
  private long lost;

  @GuardedBy("lock")
  private long tasksDone;

  Dispatcher(Settings settings) {
    this.settings = settings;
  }

  /// What is to happen once the lock is free.
  private static final class Effects {

    private final List<Runnable> actions = new ArrayList<>(0);
    private final List<Worker> toFlush = new ArrayList<>(1);

    void later(Runnable action) {
      actions.add(action);
    }

    void flush(Worker worker) {
      if (!toFlush.contains(worker)) {
        toFlush.add(worker);
      }
    }

    void end(Task task, Outcome outcome) {
      actions.add(() -> task.future().end(outcome));
    }

    /// Flushes first: the workers have something to do while the futures are ended.
    void happen() {
      toFlush.forEach(Worker::flush);
      actions.forEach(Runnable::run);
    }
  }

  /// Queues a task, or offers it to a worker at once.
  ///
  /// @throws RejectedExecutionException if the pool was shut down or is broken
  void submit(Task task) {
    Effects effects = new Effects();
    lock.lock();
    try {
      if (broken != null) {
        throw new RejectedExecutionException("the pool is broken: " + broken.getMessage(), broken);
      }
      if (shutdown) {
        throw new RejectedExecutionException("the pool was shut down");
      }
      queue.addLast(task);
      assign(effects);
    } finally {
      lock.unlock();
    }
    effects.happen();
  }

  /// Cancels a task that has not begun, or kills the worker that runs it.
  ///
  /// @return whether the task was cancelled by this call
  boolean cancel(Task task, boolean mayKill) {
    Effects effects = new Effects();
    lock.lock();
    try {
      if (task.window == null) {
        if (!queue.remove(task)) {
          return false; // it has ended
        }
      } else {
        Worker worker = workerOf(task.window);
        if (task.window.withdraw(task)) {
          settleIfIdle(worker, effects);
        } else if (!mayKill) {
          return false;
        } else if (isolate(worker)) {
          kill(worker, effects);
        }
        assign(effects);
      }
      finishIfDone(effects);
    } finally {
      lock.unlock();
    }
    boolean cancelled = task.future().end(new Outcome.Cancelled());
    effects.happen();
    return cancelled;
  }

  boolean hasBegun(Task task) {
    lock.lock();
    try {
      return task.window != null && task.window.hasBegun(task);
    } finally {
      lock.unlock();
    }
  }

  /// Makes all workers forget a definition that no further task refers to.
  void forget(Definition definition) {
    Effects effects = new Effects();
    lock.lock();
    try {
      for (Worker worker : staff) {
        if (worker.isReady() && worker.window().forget(definition)) {
          effects.flush(worker);
        }
      }
    } finally {
      lock.unlock();
    }
    effects.happen();
  }

  /// A worker has run its initialiser.
  void ready(Worker worker, Window window) {
    Effects effects = new Effects();
    lock.lock();
    try {
      strikes = 0;
      if (staff.contains(worker)) {
        worker.open(window);
        settle(worker, effects);
      }
      finishIfDone(effects);
    } finally {
      lock.unlock();
    }
    effects.happen();
  }

  /// A worker tells that tasks have ended.
  void ended(Worker worker, List<Ended> batch) throws ProtocolException {
    Effects effects = new Effects();
    lock.lock();
    try {
      for (Ended ended : batch) {
        if (!worker.isReady()) {
          throw new ProtocolException("it told of the end of a task before it was ready");
        }
        effects.end(worker.window().end(ended.number()), ended.outcome());
        tasksDone++;
      }
      settle(worker, effects);
      finishIfDone(effects);
    } finally {
      lock.unlock();
      effects.happen();
    }
  }

  /// The initialiser failed: it would in every worker, so all work fails.
  void unfit(Throwable cause) {
    Effects effects = new Effects();
    lock.lock();
    try {
      breakDown(new IllegalStateException("the initialiser failed: " + cause, cause), effects);
    } finally {
      lock.unlock();
    }
    effects.happen();
  }

  /// A worker's process is no more. What it had begun is lost, the rest goes elsewhere.
  void gone(Worker worker, Worker.End end) {
    Effects effects = new Effects();
    lock.lock();
    try {
      boolean expected = leaving.remove(worker);
      staff.remove(worker);
      if (!worker.isReady()) {
        if (!expected) {
          countFailedStart(worker, end, effects);
        }
      } else {
        reassign(worker, end, effects);
        lost += expected ? 0 : 1;
      }
      assign(effects);
      finishIfDone(effects);
    } finally {
      lock.unlock();
    }
    effects.happen();
  }

  /// Refuses new tasks and lets the workers go when all others are done.
  void shutdown() {
    Effects effects = new Effects();
    lock.lock();
    try {
      shutdown = true;
      finishIfDone(effects);
    } finally {
      lock.unlock();
    }
    effects.happen();
  }

  /// Refuses new tasks, cancels those that have not begun and interrupts those that run.
  ///
  /// @return those that have not begun
  List<Runnable> shutdownNow() {
    Effects effects = new Effects();
    List<Task> unbegun;
    lock.lock();
    try {
      shutdown = true;
      unbegun = new ArrayList<>();
      for (Worker worker : staff) {
        if (worker.isReady()) {
          unbegun.addAll(worker.window().withdraw(Window.SIZE));
          effects.later(worker::interrupt);
        }
      }
      unbegun.addAll(queue);
      queue.clear();
      unbegun.forEach(task -> effects.end(task, new Outcome.Cancelled()));
      finishIfDone(effects);
    } finally {
      lock.unlock();
    }
    effects.happen();
    return unbegun.stream().map(Task::toRunnable).toList();
  }

  /// Refuses new tasks, cancels all and kills all workers.
  void terminate() {
    Effects effects = new Effects();
    lock.lock();
    try {
      shutdown = true;
      dropAll(new Outcome.Cancelled(), effects);
      finishIfDone(effects);
    } finally {
      lock.unlock();
    }
    effects.happen();
  }

  boolean isShutdown() {
    lock.lock();
    try {
      return shutdown;
    } finally {
      lock.unlock();
    }
  }

  boolean isTerminated() {
    lock.lock();
    try {
      return hasTerminated();
    } finally {
      lock.unlock();
    }
  }

  boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    long left = unit.toNanos(timeout);
    lock.lockInterruptibly();
    try {
      while (!hasTerminated()) {
        if (left <= 0) {
          return false;
        }
        left = terminated.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  Statistics statistics() {
    lock.lock();
    try {
      return new Statistics(staff.size(), started, lost, tasksDone, queue.size());
    } finally {
      lock.unlock();
    }
  }

  /// Offers queued tasks to idle workers, starts workers, and fills windows; in this order.
  @GuardedBy("lock")
  private void assign(Effects effects) {
    while (!queue.isEmpty()) {
      Worker worker = leastBusy();
      if (worker == null) {
        break;
      }
      offer(worker, queue.removeFirst(), effects);
    }
    startWorkers(effects);
  }

  @GuardedBy("lock")
  private @Nullable Worker leastBusy() {
    Worker best = null;
    int least = Window.SIZE;
    for (Worker worker : staff) {
      if (worker.isReady() && worker.window().size() < least && worker.window().hasRoom()) {
        best = worker;
        least = worker.window().size();
      }
    }
    return best;
  }

  @GuardedBy("lock")
  private void offer(Worker worker, Task task, Effects effects) {
    Window window = worker.window();
    if (window.isEmpty()) {
      worker.since = System.nanoTime();
    }
    window.offer(task);
    effects.flush(worker);
    planLook(worker);
  }

  /// Starts as many workers as there are tasks that nobody runs, up to the limit.
  @GuardedBy("lock")
  private void startWorkers(Effects effects) {
    if (staff.size() >= settings.workers() || broken != null || pausing) {
      return;
    }
    int waiting = queue.size();
    for (Worker worker : staff) {
      waiting += !worker.isReady() ? -1 : Math.max(0, worker.window().size() - 1);
    }
    for (; waiting > 0 && staff.size() < settings.workers(); waiting--) {
      Worker worker = new Worker(settings.workerName() + ++started, settings, this, feeder);
      staff.add(worker);
      effects.later(worker::start);
    }
  }

  /// Finds out what a worker does next, after something ended.
  @GuardedBy("lock")
  private void settle(Worker worker, Effects effects) {
    if (!worker.isReady() || !staff.contains(worker)) {
      return;
    }
    Window window = worker.window();
    worker.since = System.nanoTime();
    if (window.size() <= Window.SIZE / 2) {
      assign(effects); // not after every task: several then share one write
    }
    if (window.isEmpty() && !window.isSpent()) {
      stealFor(worker, effects);
    }
    if (window.isEmpty() && window.isSpent()) {
      dismiss(worker, effects);
      assign(effects);
    } else {
      planLook(worker);
    }
  }

  @GuardedBy("lock")
  private void settleIfIdle(Worker worker, Effects effects) {
    if (worker.window().isEmpty()) {
      settle(worker, effects);
    }
  }

  /// Takes half of what the busiest worker has not begun.
  @GuardedBy("lock")
  private void stealFor(Worker thief, Effects effects) {
    Worker busiest = null;
    for (Worker worker : staff) {
      if (worker.isReady()
          && worker.window().size() > (busiest == null ? 1 : busiest.window().size())) {
        busiest = worker;
      }
    }
    if (busiest != null) {
      for (Task task : busiest.window().withdraw(busiest.window().size() / 2)) {
        if (thief.window().hasRoom()) {
          offer(thief, task, effects);
        } else {
          queue.addFirst(task);
        }
      }
    }
  }

  /// Takes back all that a worker has not begun.
  ///
  /// @return whether to kill it now would hit one task at most; there are two if the result of one
  ///   is on its way and the next has begun
  @GuardedBy("lock")
  private boolean isolate(Worker worker) {
    requeue(worker.window().withdraw(Window.SIZE));
    return worker.window().size() <= 1;
  }

  @GuardedBy("lock")
  private void requeue(List<Task> tasks) {
    tasks.reversed().forEach(queue::addFirst);
  }

  @GuardedBy("lock")
  private void kill(Worker worker, Effects effects) {
    staff.remove(worker);
    leaving.add(worker);
    effects.later(worker::kill);
  }

  @GuardedBy("lock")
  private Worker workerOf(Window window) {
    for (Worker worker : staff) {
      if (worker.isReady() && worker.window() == window) {
        return worker;
      }
    }
    for (Worker worker : leaving) {
      if (worker.isReady() && worker.window() == window) {
        return worker;
      }
    }
    throw new IllegalStateException("a window without a worker");
  }

  @GuardedBy("lock")
  private void reassign(Worker worker, Worker.End end, Effects effects) {
    requeue(worker.window().withdraw(Window.SIZE));
    List<Task> again = new ArrayList<>();
    for (Task task : worker.window().clear()) {
      if (!task.future().isDone() && task.losses++ < settings.retries()) {
        again.add(task);
      } else {
        String message = "%s %s while it ran the task".formatted(worker, end.text());
        effects.end(task, new Outcome.Failure(new WorkerLostException(message)));
      }
    }
    requeue(again);
  }

  @GuardedBy("lock")
  private void countFailedStart(Worker worker, Worker.End end, Effects effects) {
    lost++;
    strikes += end.bySignal() ? 1 : OWN_FAULT;
    if (strikes >= STRIKES) {
      breakDown(
          new IllegalStateException(
              "no worker can be started; the last one, %s, %s".formatted(worker, end.text())),
          effects);
    } else {
      pausing = true;
      long pause = Math.min(1000L, 10L << Math.min(strikes / OWN_FAULT, 6));
      watch.after(TimeUnit.MILLISECONDS.toNanos(pause), this::resumeStarts);
    }
  }

  private void resumeStarts() {
    Effects effects = new Effects();
    lock.lock();
    try {
      pausing = false;
      assign(effects);
    } finally {
      lock.unlock();
    }
    effects.happen();
  }

  @GuardedBy("lock")
  private void breakDown(Throwable cause, Effects effects) {
    if (broken == null) {
      broken = cause;
    }
    dropAll(new Outcome.Failure(broken), effects);
    finishIfDone(effects);
  }

  /// Ends all tasks alike and kills all workers.
  @GuardedBy("lock")
  private void dropAll(Outcome outcome, Effects effects) {
    queue.forEach(task -> effects.end(task, outcome));
    queue.clear();
    leaving.addAll(staff);
    staff.clear();
    for (Worker worker : leaving) {
      effects.later(worker::kill);
      if (worker.isReady()) {
        worker.window().clear().forEach(task -> effects.end(task, outcome));
      }
    }
  }

  @GuardedBy("lock")
  private void dismiss(Worker worker, Effects effects) {
    staff.remove(worker);
    leaving.add(worker);
    effects.later(worker::dismiss);
    watch.after(Worker.GRACE.toNanos(), worker::kill);
  }

  /// After a shutdown, lets idle workers go, and tells whoever waits when none is left.
  @GuardedBy("lock")
  private void finishIfDone(Effects effects) {
    if (!shutdown) {
      return;
    }
    if (queue.isEmpty()) {
      for (Worker worker : List.copyOf(staff)) {
        if (!worker.isReady()) {
          kill(worker, effects);
        } else if (worker.window().isEmpty()) {
          dismiss(worker, effects);
        }
      }
    }
    if (hasTerminated()) {
      terminated.signalAll();
      effects.later(feeder::close);
      effects.later(watch::close);
    }
  }

  @GuardedBy("lock")
  private boolean hasTerminated() {
    return shutdown && queue.isEmpty() && staff.isEmpty() && leaving.isEmpty();
  }

  /// Sees to it that somebody looks when the worker will have run, or idled, for too long.
  @GuardedBy("lock")
  private void planLook(Worker worker) {
    Duration limit = limitOf(worker);
    if (limit != null) {
      long due = worker.since + limit.toNanos();
      if (worker.nextLook == Long.MAX_VALUE || due - worker.nextLook < 0) {
        worker.nextLook = due;
        watch.after(due - System.nanoTime(), () -> look(worker));
      }
    }
  }

  @GuardedBy("lock")
  private @Nullable Duration limitOf(Worker worker) {
    return worker.window().isEmpty() ? settings.idleTimeout() : settings.taskTimeout();
  }

  private void look(Worker worker) {
    Effects effects = new Effects();
    lock.lock();
    try {
      worker.nextLook = Long.MAX_VALUE;
      Duration limit = limitOf(worker);
      if (limit != null && staff.contains(worker)) {
        if (System.nanoTime() - worker.since < limit.toNanos()) {
          planLook(worker);
        } else if (worker.window().isEmpty()) {
          dismiss(worker, effects);
        } else {
          timeOut(worker, limit, effects);
        }
      }
    } finally {
      lock.unlock();
    }
    effects.happen();
  }

  /// Fails the task that runs for too long, and kills its worker; also one that hangs before it has
  /// begun any.
  @GuardedBy("lock")
  private void timeOut(Worker worker, Duration limit, Effects effects) {
    if (isolate(worker)) {
      Task task = worker.window().oldest();
      if (task != null) {
        String message = "it ran for more than %s in %s, which was killed".formatted(limit, worker);
        effects.end(task, new Outcome.Failure(new TimeoutException(message)));
      }
      kill(worker, effects);
    }
    assign(effects);
  }
}
