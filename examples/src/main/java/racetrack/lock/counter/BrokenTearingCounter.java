// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.counter;

/// **Broken:** [SynchronizedCounter] with a reader that does not lock, on a machine of 32 bits.
///
/// The Java language allows a plain `long` to be written in two halves (JLS 25, §17.7). A JVM on a
/// 32-bit machine may do so, and some did; HotSpot on 64 bits never does, so a plain `long` *does
/// not tear here*, and no run on such a machine can show it. This class writes out in Java what
/// such a JVM would do, so that the wound shows on every machine.
///
/// ## Why it breaks
///
/// Between the writes of the two halves, the reader sees a number that was never the count.
///
/// | step | writer, locked          | reader, not locked       | halves, in hexadecimal |
/// |------|-------------------------|--------------------------|------------------------|
/// | 1    | writes the low half     |                          | `00000000 00000000`    |
/// | 2    |                         | reads both: 0            | `00000000 00000000`    |
/// | 3    | writes the high half    |                          | `00000001 00000000`    |
///
/// **Where it is right:** while the high half does not change. A `volatile long` never tears, nor
/// does a plain `int` or a reference.
///
/// **CERT:** VNA05.
public final class BrokenTearingCounter implements Counter {

  private int high;
  private int low;

  BrokenTearingCounter(long initial) {
    high = (int) (initial >>> Integer.SIZE);
    low = (int) initial;
  }

  @Override
  public synchronized void increment() {
    low++;
    if (low == 0) {
      high++;
    }
  }

  @Override
  public long get() { // wound: not `synchronized`
    return (long) high << Integer.SIZE | Integer.toUnsignedLong(low);
  }
}
