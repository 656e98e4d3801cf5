// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.mutex;

import java.util.concurrent.atomic.AtomicBoolean;

/// **Broken:** [TestAndTestAndSetMutex] that is given back only by those who succeed.
///
/// ## Why it breaks
///
/// An action that throws leaves by another door than the last line.
///
/// | step | one thread               | another thread      | `held` |
/// |------|--------------------------|---------------------|--------|
/// | 1    | takes it, acts           |                     | true   |
/// | 2    | throws, and is gone      |                     | true   |
/// | 3    |                          | looks, and looks    | true   |
///
/// The other waits for ever. Whoever caught the exception went on as if all were well.
///
/// **Where it is right:** where the action cannot throw, and who is sure of that? Even an innocent
/// one may run out of stack.
///
/// **CERT:** LCK08.
public final class BrokenExceptionMutex implements Mutex {

  private final AtomicBoolean held = new AtomicBoolean();

  BrokenExceptionMutex() {}

  @Override
  public void lock() {
    Backoff.until(() -> !held.getOpaque() && held.compareAndSet(false, true));
  }

  @Override
  public void unlock() {
    held.setRelease(false);
  }

  @Override
  public void withLock(Runnable action) {
    lock();
    action.run();
    unlock(); // wound: not in `finally`
  }
}
