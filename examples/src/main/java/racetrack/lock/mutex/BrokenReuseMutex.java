// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.mutex;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/// **Broken:** [ClhMutex] with one node for each thread, which it uses again and again.
///
/// ## Why it breaks
///
/// A thread that comes back marks its node as not released, and then finds this very node at the
/// end of the queue: it waits for itself.
///
/// | step | thread                                            | its node     | `tail`    |
/// |------|---------------------------------------------------|--------------|-----------|
/// | 1    | locks                                             | not released | its node  |
/// | 2    | unlocks                                           | released     | its node  |
/// | 3    | locks again: marks its node                       | not released | its node  |
/// | 4    | its predecessor is what it finds in `tail`: waits | not released | its node  |
///
/// If another thread queued up behind it before step 3, that one may not have looked yet, and sees
/// the mark of the second round: it waits for the thread, and the thread for it.
///
/// **Where it is right:** where each thread locks once. The published algorithm does use nodes
/// again, but not one's own: the *predecessor's*, which nobody looks at any more.
public final class BrokenReuseMutex implements Mutex {

  // follows the wound
  private final ThreadLocal<AtomicBoolean> own = ThreadLocal.withInitial(AtomicBoolean::new);
  private final AtomicReference<AtomicBoolean> tail =
      new AtomicReference<>(new AtomicBoolean(true));

  /// The node of the thread inside: whether it has been released.
  private AtomicBoolean holder = tail.getPlain();

  BrokenReuseMutex() {}

  @Override
  public void lock() {
    AtomicBoolean node = own.get(); // wound: somebody may still look at it
    node.setPlain(false);
    AtomicBoolean predecessor = tail.getAndSet(node);
    Backoff.until(predecessor::getAcquire);
    holder = node;
  }

  @Override
  public void unlock() {
    holder.setRelease(true);
  }
}
