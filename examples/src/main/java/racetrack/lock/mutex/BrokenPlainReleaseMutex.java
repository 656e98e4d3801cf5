// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.mutex;

import java.util.concurrent.atomic.AtomicBoolean;

/// **Broken:** [TestAndTestAndSetMutex] that is given back by a plain write.
///
/// ## Why it breaks
///
/// A plain write publishes nothing: no happens-before leads from the unlock to the next lock, and
/// the compiler and the processor may let the flag fall before what was written inside.
///
/// | step | holder                          | next                         | `held` | guarded field |
/// |------|---------------------------------|------------------------------|--------|---------------|
/// | 1    | inside, writes 1, on its way    |                              | true   | 0             |
/// | 2    | writes false, which arrives first |                            | false  | 0             |
/// | 3    |                                 | takes the lock, reads 0      | true   | 0             |
/// | 4    | its 1 arrives                   |                              | true   | 1             |
///
/// **Where it shows:** on processors that let other processors see writes out of order, such as
/// AArch64. An x86-64 shows them in order; only the compiler could turn them round, and HotSpot's
/// was not seen to, in 76 million collisions. It is formally wrong everywhere: what keeps it
/// together is a habit, and nobody's promise.
///
/// **Where it is right:** nowhere. The release that is missing costs nothing on x86-64.
///
/// **CERT:** VNA00.
public final class BrokenPlainReleaseMutex implements Mutex {

  private final AtomicBoolean held = new AtomicBoolean();

  BrokenPlainReleaseMutex() {}

  @Override
  public void lock() {
    Backoff.until(() -> !held.getOpaque() && held.compareAndSet(false, true));
  }

  @Override
  public void unlock() {
    held.setPlain(false); // wound: publishes nothing
  }
}
