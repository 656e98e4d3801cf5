// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.counter;

/// **Broken:** [VarHandleCounter] with `count++` for the atomic addition.
///
/// ## Why it breaks
///
/// `volatile` makes each read and each write visible at once. It does not make the two of them one
/// step: both threads read the newest value, and it is the same.
///
/// | step | one thread        | another thread    | `count` |
/// |------|-------------------|-------------------|---------|
/// | 1    | reads 0           |                   | 0       |
/// | 2    |                   | reads 0           | 0       |
/// | 3    | adds, writes 1    |                   | 1       |
/// | 4    |                   | adds, writes 1    | 1       |
///
/// **Where it is right:** with one writing thread and any number of readers.
///
/// **CERT:** VNA02.
public final class BrokenVolatileCounter implements Counter {

  // follows the wound: no `COUNT`
  private volatile long count;

  BrokenVolatileCounter(long initial) {
    count = initial;
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // the wound
  public void increment() {
    count++; // wound: read, add and write are three steps
  }

  @Override
  public long get() {
    return count;
  }
  // follows the wound: no `countHandle`
}
