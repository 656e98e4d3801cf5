// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.steps;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The monitors of one run, kept by hand: a real one would block its thread behind the scheduler's
/// back.
final class Monitors {

  private static final class Monitor {
    private @Nullable Actor owner;
    private int depth;
    private final Set<Actor> waiting = new HashSet<>();

    /// For each notification that is not used up, those who may use it: who waited then.
    private final List<Set<Actor>> signals = new ArrayList<>();
  }

  private final IdentityHashMap<Object, Monitor> monitors = new IdentityHashMap<>();

  private Monitor of(Object object) {
    return monitors.computeIfAbsent(object, _ -> new Monitor());
  }

  boolean isFree(Object object, Actor actor) {
    Monitor monitor = of(object);
    return monitor.owner == null || monitor.owner == actor;
  }

  void enter(Object object, Actor actor) {
    Monitor monitor = of(object);
    monitor.owner = actor;
    monitor.depth++;
  }

  void exit(Object object) {
    Monitor monitor = of(object);
    monitor.depth--;
    if (monitor.depth == 0) {
      monitor.owner = null;
    }
  }

  /// Gives the monitor back, as `wait` does.
  ///
  /// @return how often it was taken
  int beginWait(Object object, Actor actor) {
    Monitor monitor = owned(object, actor);
    int depth = monitor.depth;
    monitor.depth = 0;
    monitor.owner = null;
    monitor.waiting.add(actor);
    return depth;
  }

  boolean canWake(Object object, Actor actor) {
    Monitor monitor = of(object);
    return monitor.owner == null
        && (actor.interrupted || monitor.signals.stream().anyMatch(all -> all.contains(actor)));
  }

  /// Takes the monitor again, and uses up a notification unless an interrupt has ended the wait.
  void endWait(Object object, Actor actor, int depth) {
    Monitor monitor = of(object);
    monitor.owner = actor;
    monitor.depth = depth;
    monitor.waiting.remove(actor);
    if (!actor.interrupted) {
      for (Iterator<Set<Actor>> each = monitor.signals.iterator(); each.hasNext(); ) {
        if (each.next().contains(actor)) {
          each.remove();
          break;
        }
      }
    }
    monitor.signals.forEach(all -> all.remove(actor));
    monitor.signals.removeIf(Set::isEmpty);
  }

  void signal(Object object, Actor actor, boolean all) {
    Monitor monitor = owned(object, actor);
    int signals = all ? monitor.waiting.size() : Math.min(1, monitor.waiting.size());
    for (int i = 0; i < signals; i++) {
      if (monitor.signals.size() < monitor.waiting.size()) {
        monitor.signals.add(new HashSet<>(monitor.waiting));
      }
    }
  }

  private Monitor owned(Object object, Actor actor) {
    Monitor monitor = of(object);
    if (monitor.owner != actor) {
      throw new IllegalMonitorStateException("current thread is not owner");
    }
    return monitor;
  }
}
