// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;

/// One decision of the [Dispatcher]: it holds the dispatcher's lock while it is open, and gathers
/// what is to happen once the lock is free.
///
/// Writing to a worker, killing it and ending a future take time or call foreign code. Done under
/// the lock, they would hold up everybody; a callback that waits for another thread would hold them
/// up for ever.
final class Decision implements AutoCloseable {

  private final Lock lock;
  private final List<Worker> toFlush = new ArrayList<>(1);
  private final List<Runnable> actions = new ArrayList<>(1);

  /// Takes the lock.
  @SuppressWarnings("LockNotBeforeTry") // `close` is the other half
  Decision(Lock lock) {
    this.lock = lock;
    lock.lock();
  }

  /// Sends a worker what it was offered.
  void flush(Worker worker) {
    if (!toFlush.contains(worker)) {
      toFlush.add(worker);
    }
  }

  /// Ends a task's future. Of several outcomes the first counts.
  void end(Task task, Outcome outcome) {
    actions.add(() -> task.future().end(outcome));
  }

  /// Does something, after all that was decided before.
  void then(Runnable action) {
    actions.add(action);
  }

  /// Lets go of the lock, then acts. Flushes first: the workers have something to do meanwhile.
  @Override
  public void close() {
    lock.unlock();
    toFlush.forEach(Worker::flush);
    actions.forEach(Runnable::run);
  }
}
