// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.mutex;

import java.util.concurrent.atomic.AtomicBoolean;

/// A mutex on one flag: look until it is free, then try to take it.
///
/// **Seed idiom:** `threading.Lock()`, in a dozen lines.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** `held` is true if and only if a thread is inside.
/// - **Linearization points:** of [#lock], the `compareAndSet` that succeeds: it finds `held` false
///   and makes it true in one step, so of several threads only one succeeds. Of [#unlock], the
///   write of false.
/// - **Happens-before:** the write of false is a release, and the `compareAndSet` that finds it an
///   acquire. What the last holder wrote inside, the next one sees. A release is enough: nothing
///   inside may move out behind it, and what comes later may well move in.
/// - **Progress:** blocking, and unfair: who looks more often gets more. Nothing bounds how often a
///   thread is overtaken.
///
/// ## Cost
///
/// Free, one compare-and-set; to unlock, one ordinary store on x86-64 and AArch64. The first *test*
/// only reads, so waiting threads look at copies in their own caches; without it each look would
/// take the cache line away from the holder. When the flag falls, all rush to it at once: [Backoff]
/// thins them out.
///
/// ## Broken twins
///
/// [BrokenCheckThenSetMutex] looks and takes in two steps; [BrokenPlainReleaseMutex] unlocks by a
/// plain write; [BrokenExceptionMutex] keeps the lock when an action fails.
///
/// ## Sources
///
/// - L. Rudolph, Z. Segall, *Dynamic Decentralized Cache Schemes for MIMD Parallel Processors*,
///   ISCA 1984 (test-and-test-and-set).
/// - T. E. Anderson, *The Performance of Spin Lock Alternatives for Shared-Memory Multiprocessors*,
///   IEEE TPDS 1(1), 1990 (back-off). There each thread has a processor of its own, and never
///   yields.
/// - D. Lea, *Using JDK 9 Memory Order Modes*, 2018 (release and acquire).
public final class TestAndTestAndSetMutex implements Mutex {

  private final AtomicBoolean held = new AtomicBoolean();

  TestAndTestAndSetMutex() {}

  @Override
  public void lock() {
    // linearization point: the compareAndSet that succeeds; acquires: what unlock published
    // equivalent: weaken, formally it may never see the change. Not seen here: between two looks
    // the thread yields or naps, and reads anew behind that.
    // equivalent: cas-to-set, to set what is set changes nothing.
    Backoff.until(() -> !held.getOpaque() && held.compareAndSet(false, true));
  }

  @Override
  public void unlock() {
    // equivalent: weaken, that is [BrokenPlainReleaseMutex], which takes an AArch64 to show.
    held.setRelease(false); // linearization point; publishes: what was written inside
  }
}
