// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.counter;

/// **Broken:** [SynchronizedCounter] without `synchronized`.
///
/// ## Why it breaks
///
/// `count++` reads, adds and writes. Two threads that read the same value write the same value, and
/// one increment is lost.
///
/// | step | one thread        | another thread    | `count` |
/// |------|-------------------|-------------------|---------|
/// | 1    | reads 0           |                   | 0       |
/// | 2    |                   | reads 0           | 0       |
/// | 3    | adds, writes 1    |                   | 1       |
/// | 4    |                   | adds, writes 1    | 1       |
///
/// Nor is there any happens-before: a reader may see an old count for as long as it likes, and a
/// compiler may turn a loop of a thousand increments into one addition of a thousand.
///
/// **Where it is right:** in one thread, or where each thread has a counter of its own.
///
/// **CERT:** VNA00, VNA02, LCK05.
public final class BrokenPlainCounter implements Counter {

  private long count;

  BrokenPlainCounter(long initial) {
    count = initial;
  }

  @Override
  public void increment() {
    count++; // wound: read, add and write are three steps
  }

  @Override
  public long get() {
    return count; // wound: no happens-before
  }
}
