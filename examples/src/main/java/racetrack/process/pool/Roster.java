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
///
/// After a start that failed, the pool goes on with those who are left: for a while it starts
/// others only in their places, then tries again to have more, and later each time that this fails.
final class Roster {

  /// A start that fails by itself counts as many strikes, one that somebody killed counts one, and
  /// one that took too long some more: all were waiting for it.
  private static final int OWN_FAULT = 20;

  private static final int STRIKES = 100;

  /// The longest pause is 10 ms times two to this power.
  private static final int LONGEST_PAUSE = 10;

  private final Settings settings;
  private final Watch watch;
  private final Function<String, Worker> factory;
  private final List<Worker> staff = new ArrayList<>();
  private final Set<Worker> leaving = new LinkedHashSet<>();

  /// How many starts failed in a row while nobody worked, weighted.
  private int strikes;

  /// How many starts failed since there last were more workers than before, weighted.
  private int failures;

  /// How many workers there were without the last one that could not be started.
  private int attained = Integer.MAX_VALUE;

  private boolean pausing;
  private @Nullable String shortage;
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

  /// {@return whether a worker has tasks on offer}
  boolean hasTasks() {
    return staff.stream().anyMatch(worker -> worker.isReady() && !worker.window().isEmpty());
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

  /// {@return why there are not more workers, if more could not be had; else null}
  @Nullable String shortage() {
    return shortage;
  }

  /// Starts as many workers as there are tasks that nobody runs, up to the limit.
  ///
  /// @param queued how many tasks are on offer to nobody
  void hire(int queued, Decision decision) {
    int most = Math.min(settings.workers(), attainable());
    if (strikes >= STRIKES || staff.size() >= most) {
      return;
    }
    int waiting = queued;
    for (Worker worker : staff) {
      waiting += worker.isReady() ? Math.max(0, worker.window().size() - 1) : -1;
    }
    for (; waiting > 0 && staff.size() < most; waiting--) {
      Worker worker = factory.apply(settings.workerName() + ++started);
      staff.add(worker);
      worker.limitStart(watch);
      decision.then(worker::start);
    }
  }

  private int attainable() {
    if (pausing) {
      return attained;
    }
    return shortage == null
        ? Integer.MAX_VALUE
        : attained + 1; // one will show whether there is room
  }

  /// A worker has run its initialiser, so starts do succeed.
  void arrived(Worker worker) {
    worker.endStart();
    strikes = 0;
    if (1 + staff.stream().filter(Worker::isReady).count() > attained) {
      failures = 0;
      attained = Integer.MAX_VALUE;
      shortage = null;
    }
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
    worker.endStart();
    staff.remove(worker);
    boolean expected = leaving.remove(worker);
    lost += expected ? 0 : 1;
    return !expected;
  }

  /// Takes note of a start that failed, and for a while starts nobody but in another's place.
  ///
  /// @param resume what to do after the pause
  /// @return whether nobody works or starts, and there were so many that to go on makes no sense
  boolean strike(Worker worker, Worker.End end, Runnable resume, Decision decision) {
    int weight =
        switch (end.reason()) {
          case SIGNAL -> 1;
          case OWN -> OWN_FAULT;
          case SLOW -> STRIKES / 2;
        };
    failures += weight;
    attained = staff.size();
    strikes = staff.stream().anyMatch(Worker::isReady) ? 0 : strikes + weight;
    if (staff.isEmpty() && strikes >= STRIKES) {
      return true;
    }
    if (failures >= STRIKES && staff.stream().allMatch(Worker::isReady)) {
      tellOfShortage("%s, %s".formatted(worker, end.text()), decision);
    }
    pause(resume);
    return false;
  }

  private void pause(Runnable resume) {
    if (!pausing || strikes > 0) { // if nobody works, a longer pause may be under way
      pausing = true;
      int doublings = (strikes > 0 ? strikes : failures) / OWN_FAULT;
      long millis = 10L << Math.min(doublings, LONGEST_PAUSE);
      watch.after(TimeUnit.MILLISECONDS.toNanos(millis), resume);
    }
  }

  /// Says once why there are not more workers.
  private void tellOfShortage(String failure, Decision decision) {
    if (shortage == null) {
      shortage =
          "the pool goes on with %d of %d workers, as no more can be started; the last one, %s"
              .formatted(attained, settings.workers(), failure);
      IllegalStateException reason = new IllegalStateException(shortage);
      decision.then(() -> TaskFuture.report(reason));
    }
  }

  /// Ends the pause after a start that failed.
  void resume() {
    pausing = false;
  }
}
