// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.spsc;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// What one of the two threads writes, with no other data within two cache lines of it.
///
/// Two threads that write to different fields of one cache line take the line away from each other
/// as if they wrote to the same field: *false sharing*. Lines have 64 bytes on most processors, and
/// many fetch them in pairs, hence 128 bytes before and after.
///
/// The JVM may order the fields of one class as it likes, but puts those of a superclass first.
/// Hence three classes: padding, fields, padding.
final class Side extends SideFields {

  /// How many slots to leave empty at both ends of a ring: two cache lines, if a reference has four
  /// bytes.
  ///
  /// The length of an array lies before its first slot, and each access reads it. Without a margin,
  /// filling one of the first slots would take the length away from the other thread.
  static final int MARGIN = 32;

  private static final VarHandle COUNT = countHandle();

  long after0, after1, after2, after3, after4, after5, after6, after7;
  long after8, after9, after10, after11, after12, after13, after14, after15;

  /// {@return the count, for the other side, which then sees what preceded its release}
  long acquire() {
    return (long) COUNT.getAcquire(this);
  }

  /// Publishes a new count, and all that this side has written before.
  ///
  /// @param newCount the count
  void release(long newCount) {
    COUNT.setRelease(this, newCount);
  }

  private static VarHandle countHandle() {
    try {
      return MethodHandles.lookup().findVarHandle(SideFields.class, "count", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}

/// The fields of a [Side].
class SideFields extends PaddingBefore {

  /// How many elements this side has moved.
  long count;

  /// The count at which this side must look again before it goes on; nobody else reads it.
  long limit;
}

/// The padding before them.
class PaddingBefore {
  long before0, before1, before2, before3, before4, before5, before6, before7;
  long before8, before9, before10, before11, before12, before13, before14, before15;
}
