// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.mutex;

import java.util.concurrent.atomic.AtomicBoolean;

/// **Broken:** [TestAndTestAndSetMutex] that looks in one step and takes in another.
///
/// ## Why it breaks
///
/// Between the look and the write, another thread may look too.
///
/// | step | one thread            | another thread        | `held` | inside  |
/// |------|-----------------------|-----------------------|--------|---------|
/// | 1    | finds it free         |                       | false  | nobody  |
/// | 2    |                       | finds it free         | false  | nobody  |
/// | 3    | writes true, goes in  |                       | true   | one     |
/// | 4    |                       | writes true, goes in  | true   | both    |
///
/// **Where it is right:** nowhere. With reads and writes alone it can be done, but not with one
/// flag: Peterson's algorithm needs three variables for two threads, and all of them volatile.
///
/// **CERT:** VNA02, VNA03.
public final class BrokenCheckThenSetMutex implements Mutex {

  private final AtomicBoolean held = new AtomicBoolean();

  BrokenCheckThenSetMutex() {}

  @Override
  public void lock() {
    Backoff.until(() -> !held.getAcquire());
    held.set(true); // wound: it may have been taken since
  }

  @Override
  public void unlock() {
    held.setRelease(false);
  }
}
