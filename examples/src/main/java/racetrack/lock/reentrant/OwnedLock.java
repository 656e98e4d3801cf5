// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.reentrant;

/// A lock that belongs to a thread, which may take it again and gives it back as often.
///
/// Any number of threads may call any method. Which of several waiting threads goes first is not
/// said, nor how it waits: it may spin. §1 No call reacts to an interrupt, whether it waits or not:
/// the thread stays interrupted. §2 Nothing that others do with this object, such as to synchronize
/// on it, keeps anybody from taking the lock.
///
/// §3 **Memory effect:** what a thread wrote before it gave the lock back for the last time is seen
/// by whoever takes it next.
public interface OwnedLock {

  /// §4 Takes the lock once more, waiting while another thread owns it.
  void lock();

  /// §5 Gives the lock back once; it is free when it was given back as often as it was taken.
  ///
  /// @throws IllegalMonitorStateException §6 if the calling thread does not own the lock, whose
  ///   state then stays as it is
  void unlock();

  /// {@return §7 how often the calling thread has taken the lock and not given it back}
  int holds();
}
