// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Who works for a pool, who is about to leave it, and when to start another worker. Guarded by the
/// dispatcher's lock.
///
/// A worker is in `staff` (it starts, or may be offered tasks), in `leaving` (its process has not
/// ended yet), or gone. `staff` has at most as many members as the pool may have workers.
final class Roster {

  /// A start that fails by itself counts as many strikes, one that somebody killed counts one.
  private static final int OWN_FAULT = 20;

  private static final int STRIKES = 100;

  private final Settings settings;
  private final Watch watch;
  private final Function<String, Worker> factory;
  private final List<Worker> staff = new ArrayList<>();
  private final Set<Worker> leaving = new LinkedHashSet<>();
  private int strikes;
  private boolean pausing;
  private long started;
  private long lost;

  /// @param factory makes a worker of a name
  Roster(Settings settings, Watch watch, Function<String, Worker> factory) {
    this.settings = settings;
    this.watch = watch;
    this.factory = factory;
  }

  /// {@return the workers that start or may be offered tasks; a copy}
  List<Worker> staff() {
    return List.copyOf(staff);
  }

  int size() {
    return staff.size();
  }

  long started() {
    return started;
  }

  long lost() {
    return lost;
  }

  /// {@return whether no process is left, nor one to come}
  boolean isDeserted() {
    return staff.isEmpty() && leaving.isEmpty();
  }

  boolean employs(Worker worker) {
    return staff.contains(worker);
  }

  /// {@return the worker with room that has the fewest tasks on offer, or null}
  @Nullable Worker leastBusy() {
    Worker best = null;
    for (Worker worker : staff) {
      if (worker.isReady()
          && worker.window().hasRoom()
          && (best == null || worker.window().size() < best.window().size())) {
        best = worker;
      }
    }
    return best;
  }

  /// Starts as many workers as there are tasks that nobody runs, up to the limit.
  ///
  /// @param queued how many tasks are on offer to nobody
  void hire(int queued, Decision decision) {
    if (pausing || staff.size() >= settings.workers()) {
      return;
    }
    int waiting = queued;
    for (Worker worker : staff) {
      waiting += worker.isReady() ? Math.max(0, worker.window().size() - 1) : -1;
    }
    for (; waiting > 0 && staff.size() < settings.workers(); waiting--) {
      Worker worker = factory.apply(settings.workerName() + ++started);
      staff.add(worker);
      decision.then(worker::start);
    }
  }

  /// A worker has run its initialiser, so starts do succeed.
  void arrived() {
    strikes = 0;
  }

  /// Lets an idle worker go, and kills it if it is slow to.
  void dismiss(Worker worker, Decision decision) {
    staff.remove(worker);
    leaving.add(worker);
    decision.then(worker::dismiss);
    watch.after(Worker.GRACE.toNanos(), worker::kill);
  }

  void kill(Worker worker, Decision decision) {
    staff.remove(worker);
    leaving.add(worker);
    decision.then(worker::kill);
  }

  /// Kills everybody.
  ///
  /// @return whom
  List<Worker> killAll(Decision decision) {
    leaving.addAll(staff);
    staff.clear();
    leaving.forEach(worker -> decision.then(worker::kill));
    return List.copyOf(leaving);
  }

  /// A worker's process is no more.
  ///
  /// @return whether it was lost: nobody had let it go
  boolean depart(Worker worker) {
    staff.remove(worker);
    boolean expected = leaving.remove(worker);
    lost += expected ? 0 : 1;
    return !expected;
  }

  /// Takes note of a start that failed, and starts nobody for a while.
  ///
  /// @param resume what to do after the pause
  /// @return whether there were so many that to go on makes no sense
  boolean strike(Worker.End end, Runnable resume) {
    strikes += end.bySignal() ? 1 : OWN_FAULT;
    if (strikes >= STRIKES) {
      return true;
    }
    pausing = true;
    long pause = Math.min(1000L, 10L << Math.min(strikes / OWN_FAULT, 6));
    watch.after(TimeUnit.MILLISECONDS.toNanos(pause), resume);
    return false;
  }

  /// Ends the pause after a start that failed.
  void resume() {
    pausing = false;
  }
}
