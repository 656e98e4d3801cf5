// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.mutex;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/// A mutex whose threads queue up, each looking at the node of the one before it.
///
/// **Seed idiom:** `threading.Lock()`, for many processors.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** the nodes form a queue that ends at `tail`. A thread is inside from the moment
///   its predecessor's node is released until it releases its own; so at most one node is its
///   holder's. A released node stays so for ever.
/// - **Linearization points:** of [#lock], the read that finds the predecessor released; of
///   [#unlock], the write that releases the own node. The order of service is fixed earlier, by
///   `getAndSet` on `tail`.
/// - **Happens-before:** the release of a node is a release write, and its successor reads it with
///   acquire. `holder` is guarded by the mutex itself: it is written and read inside only.
/// - **Progress:** blocking and first come, first served.
///
/// ## Cost
///
/// Free, one atomic exchange and a node of 16 bytes for the collector; to unlock, one ordinary
/// store. Each waiter looks at a node of its own, so an unlock reaches one waiter and not all.
///
/// ## Broken twin
///
/// [BrokenReuseMutex] uses a node again while others may still look at it.
///
/// ## Sources
///
/// - T. S. Craig, *Building FIFO and Priority-Queuing Spin Locks from Atomic Swap*, University of
///   Washington TR 93-02-02, 1993; P. Magnusson, A. Landin, E. Hagersten, *Queue Locks on Cache
///   Coherent Multiprocessors*, IPPS 1994. They save the allocation: a thread goes on with its
///   predecessor's node, which nobody looks at any more. Here the collector does this.
/// - D. Lea, *The java.util.concurrent Synchronizer Framework*, 2005: this queue, and its waiters
///   park.
public final class ClhMutex implements Mutex {

  private final AtomicReference<AtomicBoolean> tail =
      new AtomicReference<>(new AtomicBoolean(true));

  /// The node of the thread inside: whether it has been released.
  private AtomicBoolean holder = tail.getPlain();

  ClhMutex() {}

  @Override
  public void lock() {
    AtomicBoolean node = new AtomicBoolean(false);
    AtomicBoolean predecessor = tail.getAndSet(node);
    // linearization point: the read that finds it released; acquires: what unlock published
    Backoff.until(predecessor::getAcquire);
    holder = node;
  }

  @Override
  public void unlock() {
    // equivalent: weaken, as [BrokenPlainReleaseMutex], which takes an AArch64 to show.
    holder.setRelease(true); // linearization point; publishes: what was written inside
  }
}
