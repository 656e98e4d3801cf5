// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.bounded;

import org.jspecify.annotations.Nullable;

/// A first-in, first-out queue of limited capacity whose callers wait until they can proceed.
///
/// @param <E> the type of the elements
public interface BoundedQueue<E> {

  /// Appends an element, waiting while the queue is full.
  ///
  /// @param element the element to append
  /// @throws InterruptedException if interrupted while waiting; the queue is then unchanged
  void put(E element) throws InterruptedException;

  /// Removes the oldest element, waiting while the queue is empty.
  ///
  /// @return the oldest element
  /// @throws InterruptedException if interrupted while waiting; the queue is then unchanged
  E take() throws InterruptedException;

  /// Removes the oldest element without waiting for one.
  ///
  /// @return the oldest element, or null if the queue is empty
  @Nullable E poll();
}
