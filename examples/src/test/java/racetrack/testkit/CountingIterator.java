// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Inputs that count how many of them are taken, and by whom. An input is taken by [#next]; the
/// iterator of a stream takes one already when it is asked whether there is one, and then fails.
///
/// @param <T> the type of the inputs
public final class CountingIterator<T> implements Iterator<T> {

  private final Iterator<T> inputs;
  private final AtomicInteger taken = new AtomicInteger();
  private final Set<Thread> takers = ConcurrentHashMap.newKeySet();

  /// Written before it is used.
  private int failing;

  private @Nullable Throwable failure;

  /// Written before it is used.
  private @Nullable Throwable end;

  /// Creates one.
  ///
  /// @param inputs the inputs
  public CountingIterator(Iterator<T> inputs) {
    this.inputs = inputs;
  }

  /// Has it fail in place of an input, when that is taken.
  ///
  /// @param place which input it is, counted from 1
  /// @param instead what is thrown
  /// @return this
  public CountingIterator<T> failingAt(int place, Throwable instead) {
    failing = place;
    failure = instead;
    return this;
  }

  /// Has it fail when it is asked for more than there are.
  ///
  /// @param instead what is thrown
  /// @return this
  public CountingIterator<T> failingAtTheEnd(Throwable instead) {
    end = instead;
    return this;
  }

  @Override
  public boolean hasNext() {
    takers.add(Thread.currentThread());
    boolean hasMore = inputs.hasNext();
    if (!hasMore && end != null) {
      Failures.raise(end);
    }
    return hasMore;
  }

  @Override
  public T next() {
    takers.add(Thread.currentThread());
    T input = inputs.next();
    if (taken.incrementAndGet() == failing) {
      return Failures.raise(requireNonNull(failure));
    }
    return input;
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
