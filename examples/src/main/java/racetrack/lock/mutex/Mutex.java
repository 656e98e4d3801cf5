// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.mutex;

/// A lock that one thread holds at a time.
///
/// Any number of threads may call any method. Which of several waiting threads goes first is not
/// said, nor how it waits: it may spin. §1 No call reacts to an interrupt, whether it waits or not:
/// the thread stays interrupted.
///
/// Two duties are the caller's, and not checked: only the holder unlocks, and the holder does not
/// lock again.
///
/// §2 **Memory effect:** what a thread wrote before it unlocked is seen by whoever locks next.
public interface Mutex {

  /// §3 Takes the lock, waiting while another thread holds it.
  void lock();

  /// §4 Gives the lock back, for who waits or comes later.
  void unlock();

  /// §5 Takes the lock, acts, and gives the lock back, also when the action fails.
  ///
  /// @param action what to do while nobody else is inside; §6 what it throws is passed on
  default void withLock(Runnable action) {
    lock();
    try {
      action.run();
    } finally {
      unlock();
    }
  }
}
