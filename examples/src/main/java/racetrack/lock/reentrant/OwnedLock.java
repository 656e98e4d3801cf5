// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.reentrant;

/// A lock that belongs to a thread, which may take it again and gives it back as often.
///
/// Any number of threads may call any method. Which of several waiting threads goes first is not
/// said. A waiting thread does not react to an interrupt, and stays interrupted. Nothing that
/// others do with this object, such as to synchronize on it, keeps anybody from taking the lock.
///
/// **Memory effect:** what a thread wrote before it gave the lock back for the last time is seen by
/// whoever takes it next.
public interface OwnedLock {

  /// Takes the lock once more, waiting while another thread owns it.
  void lock();

  /// Gives the lock back once; it is free when it was given back as often as it was taken.
  ///
  /// @throws IllegalMonitorStateException if the calling thread does not own the lock, whose state
  ///   then stays as it is
  void unlock();

  /// {@return how often the calling thread has taken the lock and not given it back}
  int holds();
}
