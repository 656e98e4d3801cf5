// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.mpmc;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// A count that many threads move on, with no other data within two cache lines of it.
///
/// The JVM may order the fields of one class as it likes, but puts those of a superclass first.
/// Hence three classes: padding, field, padding. `queue.spsc` says what the padding is for.
public final class Count extends CountField {

  private static final VarHandle VALUE = valueHandle();

  long after0, after1, after2, after3, after4, after5, after6, after7;
  long after8, after9, after10, after11, after12, after13, after14, after15;

  /// Counts from zero.
  public Count() {}

  /// {@return the count}
  public long get() {
    return value;
  }

  /// Makes it one more.
  public void increment() {
    long _ = (long) VALUE.getAndAdd(this, 1L);
  }

  /// {@return whether the count was the expected one, and is now one more}
  ///
  /// @param expected the expected count
  public boolean advance(long expected) {
    return advance(expected, expected + 1);
  }

  /// {@return whether the count was the expected one, and is now the next}
  ///
  /// @param expected the expected count
  /// @param next the next
  public boolean advance(long expected, long next) {
    return VALUE.compareAndSet(this, expected, next);
  }

  private static VarHandle valueHandle() {
    try {
      return MethodHandles.lookup().findVarHandle(CountField.class, "value", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}

/// The field of a [Count].
class CountField extends PaddingBefore {
  volatile long value;
}

/// The padding before it.
class PaddingBefore {
  long before0, before1, before2, before3, before4, before5, before6, before7;
  long before8, before9, before10, before11, before12, before13, before14, before15;
}
