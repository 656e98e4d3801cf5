// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/// Which task is on offer to which worker, and which tasks are on offer to nobody yet. Guarded by
/// the dispatcher's lock.
///
/// ## Invariants
///
/// - A task that has not ended is in `queue` or in exactly one worker's window.
/// - If a worker is idle, no task waits behind another: it would have been offered it, or have
///   taken it over.
/// - If a task is queued and the pool is not broken, then a worker works, starts, or a start is
///   scheduled, so that somebody will come for the task.
final class Assignments {

  private final Roster roster;
  private final Limits limits;
  private final LinkedHashSet<Task> queue = new LinkedHashSet<>();

  Assignments(Roster roster, Limits limits) {
    this.roster = roster;
    this.limits = limits;
  }

  /// {@return how many tasks are on offer to nobody}
  int queued() {
    return queue.size();
  }

  /// Takes a new task in.
  void add(Task task, Decision decision) {
    queue.addLast(task);
    assign(decision);
  }

  /// Offers queued tasks to the workers, those with the fewest first, and starts workers for what
  /// is left.
  void assign(Decision decision) {
    while (!queue.isEmpty()) {
      Worker worker = roster.leastBusy();
      if (worker == null) {
        break;
      }
      offer(worker, queue.removeFirst(), decision);
    }
    roster.hire(queue.size(), decision);
  }

  private void offer(Worker worker, Task task, Decision decision) {
    Window window = worker.window();
    if (window.isEmpty()) {
      worker.since = System.nanoTime();
    }
    window.offer(task);
    decision.flush(worker);
    limits.planLook(worker);
  }

  /// Gives an idle worker half of what another has not begun.
  void takeOverFor(Worker idle, Decision decision) {
    List<Worker> busiestFirst = new ArrayList<>(roster.staff());
    busiestFirst.removeIf(worker -> !worker.isReady() || worker.window().size() < 2);
    busiestFirst.sort(Comparator.comparingInt(worker -> -worker.window().size()));
    for (Worker busy : busiestFirst) {
      List<Task> taken = busy.window().withdraw(busy.window().size() / 2);
      if (!taken.isEmpty()) {
        requeue(taken);
        while (idle.window().hasRoom() && !taken.isEmpty()) {
          queue.remove(taken.getFirst());
          offer(idle, taken.removeFirst(), decision);
        }
        assign(decision);
        return;
      }
    }
  }

  /// Makes sure that a task will never run, if it has not begun.
  ///
  /// @return whether that is so; if not, it has begun or ended
  boolean withdraw(Task task) {
    return task.window == null ? queue.remove(task) : task.window.withdraw(task);
  }

  /// Takes back all that a worker has not begun.
  ///
  /// @return whether to kill it now would hit one task at most; there are two if the result of one
  ///   is on its way and the next has begun
  boolean isolate(Worker worker) {
    requeue(worker.window().withdraw(Window.SIZE));
    return worker.window().size() <= 1;
  }

  /// Finds new workers for what a lost one had on offer; what it had begun is lost, or runs again.
  ///
  /// @param retries how often a task may be lost and run again
  void recover(Worker lost, Worker.End end, int retries, Decision decision) {
    isolate(lost);
    List<Task> again = new ArrayList<>();
    for (Task task : lost.window().clear()) {
      if (!task.condemned && task.losses++ < retries) {
        again.add(task);
      } else {
        String message = "%s %s while it ran the task".formatted(lost, end.text());
        decision.end(task, new Outcome.Failure(new WorkerLostException(message)));
      }
    }
    requeue(again);
  }

  /// {@return all tasks that have not begun, which will never run}
  List<Task> withdrawAll() {
    List<Task> unbegun = new ArrayList<>();
    for (Worker worker : roster.staff()) {
      if (worker.isReady()) {
        unbegun.addAll(worker.window().withdraw(Window.SIZE));
      }
    }
    unbegun.addAll(queue);
    queue.clear();
    return unbegun;
  }

  /// Ends all tasks alike and kills all workers.
  void dropAll(Outcome outcome, Decision decision) {
    List<Task> all = new ArrayList<>(queue);
    queue.clear();
    for (Worker worker : roster.killAll(decision)) {
      if (worker.isReady()) {
        all.addAll(worker.window().clear());
      }
    }
    all.forEach(task -> decision.end(task, outcome));
  }

  private void requeue(List<Task> tasks) {
    tasks.reversed().forEach(queue::addFirst);
  }
}
