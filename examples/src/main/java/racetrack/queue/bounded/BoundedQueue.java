// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.bounded;

import org.jspecify.annotations.Nullable;

/// A first-in, first-out queue of limited capacity whose callers wait until they can proceed.
///
/// Any number of threads may call any method. Which of several waiting callers goes first is not
/// said. Elements are never null.
///
/// **Memory effect:** what a thread wrote before it `put` an element is seen by the thread that
/// `take`s or `poll`s it.
///
/// @param <E> the type of the elements
public interface BoundedQueue<E> {

  /// Appends an element, waiting while the queue is full.
  ///
  /// @param element the element to append
  /// @throws InterruptedException if interrupted on entry or while waiting; the queue is then
  ///   unchanged
  /// @throws NullPointerException if the element is null; the queue is then unchanged
  void put(E element) throws InterruptedException;

  /// Removes the oldest element, waiting while the queue is empty.
  ///
  /// @return the oldest element
  /// @throws InterruptedException if interrupted on entry or while waiting; the queue is then
  ///   unchanged
  E take() throws InterruptedException;

  /// Removes the oldest element without waiting for one, whether interrupted or not.
  ///
  /// @return the oldest element, or null if the queue is empty
  @Nullable E poll();
}
