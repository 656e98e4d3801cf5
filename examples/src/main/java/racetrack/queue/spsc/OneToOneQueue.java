// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.spsc;

import org.jspecify.annotations.Nullable;

/// A first-in, first-out queue of limited capacity from one producer to one consumer; nobody waits.
///
/// At any time at most one thread may be in [#offer], and at most one in [#poll]: the producer and
/// the consumer. Another thread may take over a role if the last call of its predecessor
/// happens-before its own first call. §1 A capacity that is no power of two, or below 4, is refused
/// with an [IllegalArgumentException].
///
/// §2 **Memory effect:** what the producer did before it offered an element happens-before what the
/// consumer does after it polled it. §3 What the consumer did before a `poll` happens-before what
/// the producer does after the `offer` that fills the freed slot.
///
/// **Not promised:** an order between different queues. Two threads that each offer to the other
/// and then poll may both find nothing, though no order of the four calls explains that.
///
/// @param <E> the type of the elements
public interface OneToOneQueue<E> {

  /// Called by the producer only. §4 Appends an element if there is room.
  ///
  /// @param element the element to append
  /// @return §5 whether there was room; if not, the queue is unchanged
  /// @throws NullPointerException §6 if the element is null; the queue is then unchanged
  boolean offer(E element);

  /// Called by the consumer only. §7 Removes the oldest element, if there is one.
  ///
  /// @return §8 the oldest element, or null if the queue is empty
  @Nullable E poll();
}
