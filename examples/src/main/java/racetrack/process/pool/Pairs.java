// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.Serializable;
import java.util.Iterator;

/// Two iterators side by side, until one ends.
///
/// @param first the one
/// @param second the other
record Pairs<T, U>(Iterator<T> first, Iterator<U> second) implements Iterator<Pairs.Pair<T, U>> {

  /// An element of each.
  record Pair<T, U>(T first, U second) implements Serializable {}

  @Override
  public boolean hasNext() {
    return first.hasNext() && second.hasNext();
  }

  @Override
  public Pair<T, U> next() {
    return new Pair<>(first.next(), second.next());
  }
}
