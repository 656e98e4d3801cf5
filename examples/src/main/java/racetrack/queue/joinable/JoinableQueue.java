// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.joinable;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A bounded queue that knows when all that was put into it is also done.
///
/// An element is *unfinished* from its `put` until somebody says [#taskDone] for it: also while it
/// is neither in the queue nor done, but in the hands of whoever took it. Any number of threads may
/// call any method. How a thread waits is unspecified: it may spin; so is what happens when more
/// than 65,535 elements are unfinished. It is made with a capacity. §1 A capacity below 1 is
/// refused with an [IllegalArgumentException].
///
/// §2 **Memory effect:** what a thread did before it `put` an element happens-before what another
/// does after it took it. §3 What a thread did before `taskDone` happens-before what another does
/// after a `join` that it ended, or helped to end.
///
/// @param <E> the type of the elements
public interface JoinableQueue<E> {

  /// §4 Appends an element, which is unfinished from now on, waiting while the queue is full.
  ///
  /// @param element the element to append
  /// @throws InterruptedException §5 if interrupted on entry or while waiting; the queue is then
  ///   unchanged
  /// @throws NullPointerException §6 if the element is null; the queue is then unchanged
  void put(E element) throws InterruptedException;

  /// §7 Removes the oldest element, waiting for one if the queue is empty, but not for longer than
  /// it is told.
  ///
  /// @param timeout how long to wait for an element; §8 if it is not positive, this method only
  ///   looks, and if it is longer than a `long` of nanoseconds, it has no end
  /// @return §9 the oldest element, or null if none came in time
  /// @throws InterruptedException §10 if interrupted on entry or while waiting; the queue is then
  ///   unchanged
  @Nullable E take(Duration timeout) throws InterruptedException;

  /// §11 Says that an element that was taken is done.
  ///
  /// @throws IllegalStateException §12 if there is no unfinished element; nothing is then changed
  void taskDone();

  /// §13 Waits until no element is unfinished.
  ///
  /// §14 It also returns if that was so at some moment during the wait, although others have put
  /// more since.
  ///
  /// @throws InterruptedException §15 if interrupted on entry or while waiting
  void join() throws InterruptedException;
}
