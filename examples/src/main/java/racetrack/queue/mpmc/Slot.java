// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.mpmc;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// A place for one element, and the number that says whose turn it is.
///
/// Whoever needs the one needs the other, so both lie in one object, and mostly in one cache line:
/// with two arrays, two lines would travel to whoever claims the slot. The compiler knows more,
/// too: a write to an array checks the index and the type of the element, and a write to a field
/// checks neither.
///
/// @param <E> the type of the elements
final class Slot<E> {

  private static final VarHandle SEQUENCE = sequenceHandle();

  long sequence;

  /// The element, if there is one; it belongs to whoever has claimed the slot.
  @Nullable E element;

  private Slot(long sequence) {
    this.sequence = sequence;
  }

  /// {@return slots that are free for the first lap}
  ///
  /// @param <E> the type of the elements
  /// @param capacity how many
  @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of generic types
  static <E> Slot<E>[] ring(int capacity) {
    Slot<E>[] slots = new Slot[capacity];
    for (int number = 0; number < capacity; number++) {
      slots[number] = new Slot<>(number);
    }
    return slots;
  }

  /// {@return whose turn it is; the caller sees what preceded the call of [#setSequence]}
  long sequence() {
    return (long) SEQUENCE.getAcquire(this);
  }

  /// Passes the slot on, with all that the caller has written.
  ///
  /// @param next whose turn it is now
  void setSequence(long next) {
    SEQUENCE.setRelease(this, next);
  }

  private static VarHandle sequenceHandle() {
    try {
      return MethodHandles.lookup().findVarHandle(Slot.class, "sequence", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
