// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import racetrack.process.pool.RemoteTasks;

/// Where errands are run in this JVM, and called off.
///
/// The engine can cancel a task of its plain executor, and none of its durable one; here both can
/// be. A call may come before its errand does: then the errand is not begun.
///
/// ## Why it is correct
///
/// Both maps are changed under one lock. An interrupt is sent under it, to a thread that is in
/// `running`; so none can come after the errand has left, and meet the next one.
final class Desk {

  /// How many calls are kept whose errands have not come. They are over soon, or never come.
  private static final int EARLY_CALLS = 10_000;

  private static final Object LOCK = new Object();

  @GuardedBy("LOCK")
  private static final Map<UUID, Thread> running = new HashMap<>();

  @GuardedBy("LOCK")
  private static final Map<UUID, Boolean> calledOff =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Boolean> eldest) {
          return size() > EARLY_CALLS;
        }
      };

  @GuardedBy("LOCK")
  private static long done;

  private Desk() {}

  /// {@return the packed outcome of a packed task}
  ///
  /// @param id the errand's name
  /// @param task the task
  /// @throws CancellationException if it was called off before
  static byte[] run(UUID id, byte[] task) throws IOException {
    synchronized (LOCK) {
      if (calledOff.remove(id) != null) {
        throw new CancellationException("called off before it began");
      }
      running.put(id, Thread.currentThread());
    }
    try {
      return RemoteTasks.answer(task);
    } finally {
      synchronized (LOCK) {
        running.remove(id);
        done++;
        Thread.interrupted(); // what a task leaves behind is not the next one's
      }
    }
  }

  /// Interrupts an errand, or sees to it that it does not begin.
  ///
  /// @param id the errand's name
  static void callOff(UUID id) {
    synchronized (LOCK) {
      Thread thread = running.get(id);
      if (thread == null) {
        calledOff.put(id, true);
      } else {
        thread.interrupt();
      }
    }
  }

  /// {@return how many errands run}
  static int running() {
    synchronized (LOCK) {
      return running.size();
    }
  }

  /// {@return how many errands have ended}
  static long done() {
    synchronized (LOCK) {
      return done;
    }
  }
}
