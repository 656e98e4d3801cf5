// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.bounded;

import org.jspecify.annotations.Nullable;

/// A first-in, first-out queue of limited capacity whose callers wait until they can proceed.
///
/// Any number of threads may call any method. Which of several waiting callers goes first is not
/// said, nor how it waits: it may spin. It is made with a capacity. §1 A capacity below 1 is
/// refused with an [IllegalArgumentException].
///
/// §2 **Memory effect:** what a thread wrote before it `put` an element is seen by the thread that
/// `take`s or `poll`s it.
///
/// §3 **Nobody is forgotten:** a caller that waits goes on once there is room or an element for it,
/// whoever made it, and however many others wait for the same or the opposite.
///
/// @param <E> the type of the elements
public interface BoundedQueue<E> {

  /// §4 Appends an element, waiting while the queue is full.
  ///
  /// @param element the element to append
  /// @throws InterruptedException §5 if interrupted on entry or while waiting; the queue is then
  ///   unchanged
  /// @throws NullPointerException §6 if the element is null; the queue is then unchanged
  void put(E element) throws InterruptedException;

  /// §7 Removes the oldest element, waiting while the queue is empty.
  ///
  /// @return the oldest element
  /// @throws InterruptedException §8 if interrupted on entry or while waiting; the queue is then
  ///   unchanged
  E take() throws InterruptedException;

  /// §9 Removes the oldest element without waiting for one, whether interrupted or not.
  ///
  /// @return §10 the oldest element, or null if the queue is empty
  @Nullable E poll();
}
