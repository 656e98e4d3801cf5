// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.counter;

import java.util.concurrent.atomic.AtomicInteger;

/// **Broken:** [SynchronizedCounter] with `getClass()` as the lock of clerks that count for it.
///
/// Two clerks serve the calls in turn. The second is of a subclass that adds nothing.
///
/// ## Why it breaks
///
/// `getClass()` is the class of the object, not the class in which the code stands. The inherited
/// method locks `HeadClerk.class` for the one and `Clerk.class` for the other.
///
/// | step | a clerk's caller         | the head clerk's caller  | `count` |
/// |------|--------------------------|--------------------------|---------|
/// | 1    | locks `Clerk.class`      | locks `HeadClerk.class`  | 0       |
/// | 2    | reads 0                  | reads 0                  | 0       |
/// | 3    | writes 1                 |                          | 1       |
/// | 4    |                          | writes 1                 | 1       |
///
/// **Where it is right:** until somebody writes a subclass. A class literal, `Clerk.class`, would
/// be one lock; a private lock object is better, for nobody else can take it.
///
/// **CERT:** LCK02.
public final class BrokenGetClassCounter implements Counter {

  private long count;
  private final AtomicInteger calls = new AtomicInteger();
  private final Clerk clerk = new Clerk();
  private final Clerk headClerk = new HeadClerk();

  BrokenGetClassCounter(long initial) {
    count = initial;
  }

  @Override
  public void increment() {
    nextClerk().increment();
  }

  @Override
  public long get() {
    return nextClerk().get();
  }

  private Clerk nextClerk() {
    return calls.getAndIncrement() % 2 == 0 ? clerk : headClerk;
  }

  private class Clerk {

    void increment() {
      synchronized (getClass()) { // wound: another lock in each subclass
        count++;
      }
    }

    long get() {
      synchronized (getClass()) {
        return count;
      }
    }
  }

  private final class HeadClerk extends Clerk {}
}
