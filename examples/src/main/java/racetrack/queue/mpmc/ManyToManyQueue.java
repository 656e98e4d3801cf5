// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.mpmc;

import org.jspecify.annotations.Nullable;

/// A first-in, first-out queue of limited capacity between many producers and many consumers, none
/// of whom waits for room or for an element.
///
/// Any number of threads may call any method. §1 A capacity that is no power of two, or below 2, is
/// refused with an [IllegalArgumentException].
///
/// §2 **"Full" and "empty" are true:** when `offer` refuses, the queue was full at some moment
/// during the call, and when `poll` finds nothing, it was empty at some moment during the call. So
/// a thread that has offered an element to a queue from which nobody else polls will find one.
///
/// §3 **Memory effect:** what a thread did before it offered an element happens-before what another
/// does after it polled it.
///
/// **Not promised:** an order between different queues; see `queue.spsc`.
///
/// @param <E> the type of the elements
public interface ManyToManyQueue<E> {

  /// §4 Appends an element if there is room.
  ///
  /// @param element the element to append
  /// @return §5 whether there was room; if not, the queue is unchanged
  /// @throws NullPointerException §6 if the element is null; the queue is then unchanged
  boolean offer(E element);

  /// §7 Removes the oldest element, if there is one.
  ///
  /// @return §8 the oldest element, or null if the queue is empty
  @Nullable E poll();
}
