// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import racetrack.process.ring.ProtocolException;

/// What becomes of a pool when something happens to it: one method for each event.
///
/// All state of a pool is guarded by one lock: what is here, in [Assignments], [Roster] and
/// [Limits], and in the workers' [Window]s. Each event is one [Decision], which takes the lock,
/// changes the state, and acts once the lock is free.
final class Dispatcher {

  private final Settings settings;
  private final Feeder feeder = new Feeder();
  private final Watch watch = new Watch();
  private final Patience patience;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition terminated = lock.newCondition();
  private final Roster roster;
  private final Limits limits;
  private final Assignments assignments;
  private final Anchor anchor = new Anchor(this::isBusy);
  private boolean shutdown;
  private boolean hurried;
  private @Nullable Throwable broken;
  private long tasksDone;

  Dispatcher(Settings settings) {
    this.settings = settings;
    patience = new Patience(settings.lowLatency());
    roster = new Roster(settings, watch, name -> new Worker(name, settings, this, feeder));
    limits = new Limits(settings, watch, this::look);
    assignments = new Assignments(roster, limits);
  }

  /// Queues a task, or offers it to a worker at once.
  ///
  /// @throws RejectedExecutionException if the pool was shut down or is broken
  void submit(Task task) {
    try (Decision decision = new Decision(lock)) {
      requireOpen();
      assignments.add(task, decision);
    }
  }

  /// Makes sure that a task would be taken now.
  ///
  /// @throws RejectedExecutionException if the pool was shut down or is broken
  void requireOpen() {
    lock.lock();
    try {
      if (broken != null) {
        throw new RejectedExecutionException("the pool is broken: " + broken.getMessage(), broken);
      }
      if (shutdown) {
        throw new RejectedExecutionException("the pool was shut down");
      }
    } finally {
      lock.unlock();
    }
    anchor.hold();
  }

  /// {@return whether a task that was accepted has not ended, or the pool is about to end}
  private boolean isBusy() {
    lock.lock();
    try {
      return shutdown ? !hasTerminated() : assignments.queued() > 0 || roster.hasTasks();
    } finally {
      lock.unlock();
    }
  }

  /// Cancels a task that has not begun, or gives up the worker that runs it.
  void cancel(Task task, boolean mayKill) {
    try (Decision decision = new Decision(lock)) {
      Window window = task.window;
      if (assignments.withdraw(task)) {
        decision.end(task, new Outcome.Cancelled());
        if (window != null && window.isEmpty()) {
          settle(window.worker(), decision);
        } else {
          assignments.assign(decision); // there is room for another
        }
      } else if (window != null && mayKill) {
        task.condemned = true;
        decision.end(task, new Outcome.Cancelled());
        giveUp(window.worker(), decision);
      }
      finishIfDone(decision);
    }
  }

  /// {@return for how long a caller looks for its result}
  Patience patience() {
    return patience;
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
    try (Decision decision = new Decision(lock)) {
      for (Worker worker : roster.staff()) {
        if (worker.isReady() && worker.window().forget(definition)) {
          decision.flush(worker);
        }
      }
    }
  }

  /// A worker has run its initialiser.
  void ready(Worker worker, Window window) {
    try (Decision decision = new Decision(lock)) {
      if (roster.employs(worker) && !worker.isOverdue()) {
        roster.arrived(worker);
        worker.open(window);
        settle(worker, decision);
      }
      finishIfDone(decision);
    }
  }

  /// A worker tells that tasks have ended.
  void ended(Worker worker, List<Ended> batch) throws ProtocolException {
    try (Decision decision = new Decision(lock)) {
      for (Ended ended : batch) {
        if (!worker.isReady()) {
          throw new ProtocolException("it told of the end of a task before it was ready");
        }
        decision.end(worker.window().end(ended.number()), ended.outcome());
        tasksDone++;
      }
      settle(worker, decision);
      finishIfDone(decision);
    }
  }

  /// The initialiser failed: it would in every worker, so all work fails.
  void unfit(Throwable cause) {
    try (Decision decision = new Decision(lock)) {
      breakDown(new IllegalStateException("the initialiser failed: " + cause, cause), decision);
    }
  }

  /// A worker's process is no more. What it had begun is lost, the rest goes elsewhere.
  void gone(Worker worker, Worker.End end) {
    try (Decision decision = new Decision(lock)) {
      boolean lost = roster.depart(worker);
      if (worker.isReady()) {
        assignments.recover(worker, end, hurried ? 0 : settings.retries(), decision);
      } else if (lost && roster.strike(worker, end, this::resumeStarts, decision)) {
        breakDown(
            new IllegalStateException(
                "no worker can be started; the last one, %s, %s".formatted(worker, end.text())),
            decision);
      }
      assignments.assign(decision);
      finishIfDone(decision);
    }
  }

  /// The time that a worker may take to start has passed.
  void startIsOver(Worker worker) {
    try (Decision decision = new Decision(lock)) {
      if (roster.employs(worker) && !worker.isReady()) {
        worker.expire();
        decision.then(worker::kill);
      }
    }
  }

  private void resumeStarts() {
    try (Decision decision = new Decision(lock)) {
      roster.resume();
      assignments.assign(decision);
    }
  }

  /// Refuses new tasks and lets the workers go when all others are done.
  void shutdown() {
    try (Decision decision = new Decision(lock)) {
      shutdown = true;
      finishIfDone(decision);
    }
  }

  /// Refuses new tasks, cancels those that have not begun and interrupts those that run. What still
  /// runs after [Worker#GRACE] is killed.
  ///
  /// @return those that have not begun, chunks of a `map` left out
  List<Runnable> shutdownNow() {
    try (Decision decision = new Decision(lock)) {
      shutdown = true;
      hurried = true;
      List<Task> unbegun = assignments.withdrawAll();
      unbegun.forEach(task -> decision.end(task, new Outcome.Cancelled()));
      finishIfDone(decision);
      if (!hasTerminated()) {
        // Not by the caller: if it was interrupted, too, its writing would close the channel.
        List<Worker> running = roster.staff();
        watch.after(0, () -> running.forEach(Worker::interrupt));
        watch.after(Worker.GRACE.toNanos(), this::enforceShutdown);
      }
      return unbegun.stream().map(Task::toRunnable).flatMap(Optional::stream).toList();
    }
  }

  private void enforceShutdown() {
    try (Decision decision = new Decision(lock)) {
      roster.staff().forEach(worker -> roster.kill(worker, decision));
    }
  }

  /// Refuses new tasks, cancels all and kills all workers.
  void terminate() {
    try (Decision decision = new Decision(lock)) {
      shutdown = true;
      assignments.dropAll(new Outcome.Cancelled(), decision);
      finishIfDone(decision);
    }
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
    lock.lock(); // what has happened already is told to an interrupted thread, too
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
      return new Statistics(
          roster.size(),
          roster.started(),
          roster.lost(),
          tasksDone,
          assignments.queued(),
          roster.shortage());
    } finally {
      lock.unlock();
    }
  }

  /// Finds out what a worker does next, after something ended.
  private void settle(Worker worker, Decision decision) {
    if (!worker.isReady() || !roster.employs(worker)) {
      return;
    }
    Window window = worker.window();
    worker.since = System.nanoTime();
    Task oldest = window.oldest();
    if (oldest != null && oldest.condemned) {
      giveUp(worker, decision);
      return;
    }
    if (window.size() <= Window.SIZE / 2) {
      assignments.assign(decision); // not after every task: several then share one write
    }
    if (window.isEmpty() && !window.isSpent()) {
      assignments.takeOverFor(worker, decision);
    }
    if (window.isEmpty() && window.isSpent()) {
      roster.dismiss(worker, decision);
      assignments.assign(decision);
    } else {
      limits.planLook(worker);
    }
  }

  /// Kills a worker as soon as it runs nothing but a task that was given up.
  ///
  /// If the result of an earlier task is still on its way, this is tried again when it has come.
  private void giveUp(Worker worker, Decision decision) {
    boolean alone = assignments.isolate(worker);
    Task oldest = worker.window().oldest();
    if (alone && oldest != null && oldest.condemned) {
      roster.kill(worker, decision);
    }
    assignments.assign(decision);
  }

  private void look(Worker worker) {
    try (Decision decision = new Decision(lock)) {
      Duration limit = roster.employs(worker) ? limits.exceeded(worker) : null;
      Task oldest = worker.window().oldest();
      if (limit != null && oldest == null) {
        roster.dismiss(worker, decision);
      } else if (limit != null && assignments.isolate(worker)) {
        timeOut(worker, limit, decision);
      }
      assignments.assign(decision);
    }
  }

  /// Fails the task that runs for too long, and kills its worker; also one that hangs before it has
  /// begun any.
  private void timeOut(Worker worker, Duration limit, Decision decision) {
    Task task = worker.window().oldest();
    if (task != null) {
      task.condemned = true;
      String message = "it ran for more than %s in %s, which was killed".formatted(limit, worker);
      decision.end(task, new Outcome.Failure(new TimeoutException(message)));
    }
    roster.kill(worker, decision);
  }

  private void breakDown(Throwable cause, Decision decision) {
    if (broken == null) {
      broken = cause;
    }
    assignments.dropAll(new Outcome.Failure(broken), decision);
    finishIfDone(decision);
  }

  /// After a shutdown, lets idle workers go, and tells whoever waits when none is left.
  private void finishIfDone(Decision decision) {
    if (!shutdown) {
      return;
    }
    if (assignments.queued() == 0) {
      for (Worker worker : roster.staff()) {
        if (!worker.isReady()) {
          roster.kill(worker, decision);
        } else if (worker.window().isEmpty()) {
          roster.dismiss(worker, decision);
        }
      }
    }
    if (hasTerminated()) {
      terminated.signalAll();
      decision.then(anchor::letGo);
      decision.then(feeder::close);
      decision.then(watch::close);
    }
  }

  private boolean hasTerminated() {
    return shutdown && assignments.queued() == 0 && roster.isDeserted();
  }
}
