// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Keeps this JVM up while a pool whose threads are daemons has something to do.
///
/// A JVM ends when `main` and all other threads that are no daemons have ended, whatever daemons
/// do. So while there are tasks, there is one thread that is no daemon. It looks now and then
/// whether there still are, and ends soon after the last: a pool that is idle keeps no JVM up, also
/// one that nobody has closed.
///
/// ## Why it is correct
///
/// Whoever accepts a task says so ([#hold]) when [#busy] is true already. The thread first says
/// that it ends, and then asks once more. All of this is volatile, so one of the two sees the
/// other.
final class Anchor {

  /// How often to look, in nanoseconds. What a task printed last is passed on meanwhile.
  private static final long PERIOD = 100_000_000;

  private final BooleanSupplier busy;
  private final AtomicBoolean holding = new AtomicBoolean();

  /// The thread that holds, or held last.
  private volatile @Nullable Thread holder;

  /// @param busy whether there is something to do
  Anchor(BooleanSupplier busy) {
    this.busy = busy;
  }

  /// Says that there is something to do.
  void hold() {
    if (!holding.get() && holding.compareAndSet(false, true)) {
      try {
        Thread.ofPlatform()
            .daemon(false)
            .inheritInheritableThreadLocals(false)
            .name("pool-anchor")
            .start(this::stayWhileBusy);
      } catch (OutOfMemoryError e) {
        holding.set(false); // the tasks run all the same, while somebody waits for them
      }
    }
  }

  /// Says that all has ended, so that nobody waits for the next look.
  void letGo() {
    LockSupport.unpark(holder);
  }

  private void stayWhileBusy() {
    holder = Thread.currentThread();
    do {
      do {
        LockSupport.parkNanos(this, PERIOD);
      } while (busy.getAsBoolean());
      holding.set(false);
    } while (busy.getAsBoolean() && holding.compareAndSet(false, true));
  }
}
