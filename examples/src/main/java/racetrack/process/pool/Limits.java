// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Sees to it that somebody looks when a worker will have run a task, or idled, for too long.
/// Guarded by the dispatcher's lock.
///
/// A limit is not watched for each task, but for each worker: at most one look is planned for it,
/// and if it comes too early, another is planned.
final class Limits {

  /// What takes longer, about 146 years, is not watched: so much later is not seen by differences.
  private static final long NEVER = Long.MAX_VALUE / 2;

  private final Settings settings;
  private final Watch watch;
  private final Consumer<Worker> look;

  /// @param look what to do when it is time to look; it calls [#exceeded]
  Limits(Settings settings, Watch watch, Consumer<Worker> look) {
    this.settings = settings;
    this.watch = watch;
    this.look = look;
  }

  /// Plans a look at a worker, unless an earlier one is planned.
  void planLook(Worker worker) {
    Duration limit = limitOf(worker);
    if (limit != null) {
      long due = worker.since + TimeUnit.NANOSECONDS.convert(limit);
      if (worker.nextLook == Long.MAX_VALUE || due - worker.nextLook < 0) {
        worker.nextLook = due;
        watch.after(due - System.nanoTime(), () -> look.accept(worker));
      }
    }
  }

  /// {@return the limit that a worker has exceeded, or null; then another look is planned}
  @Nullable Duration exceeded(Worker worker) {
    worker.nextLook = Long.MAX_VALUE;
    Duration limit = limitOf(worker);
    if (limit != null && System.nanoTime() - worker.since < TimeUnit.NANOSECONDS.convert(limit)) {
      planLook(worker);
      return null;
    }
    return limit;
  }

  private @Nullable Duration limitOf(Worker worker) {
    Duration limit = worker.window().isEmpty() ? settings.idleTimeout() : settings.taskTimeout();
    return limit == null || TimeUnit.NANOSECONDS.convert(limit) > NEVER ? null : limit;
  }
}
