// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Inputs that count how many of them are taken, and by whom. An input is taken by [#next]; the
/// iterator of a stream takes one already when it is asked whether there is one.
///
/// @param <T> the type of the inputs
public final class CountingIterator<T> implements Iterator<T> {

  private final Iterator<T> inputs;
  private final AtomicInteger taken = new AtomicInteger();
  private final Set<Thread> takers = ConcurrentHashMap.newKeySet();

  /// Creates one.
  ///
  /// @param inputs the inputs
  public CountingIterator(Iterator<T> inputs) {
    this.inputs = inputs;
  }

  @Override
  public boolean hasNext() {
    takers.add(Thread.currentThread());
    return inputs.hasNext();
  }

  @Override
  public T next() {
    takers.add(Thread.currentThread());
    taken.incrementAndGet();
    return inputs.next();
  }

  /// {@return how many were taken}
  public int taken() {
    return taken.get();
  }

  /// {@return the threads that took them, or asked for them}
  public Set<Thread> takers() {
    return new HashSet<>(takers);
  }
}
