// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.util.concurrent.atomic.AtomicLong;

/// Bytes that many tasks refer to, and that cross once a worker: the function of a `map`, or what
/// all instances of a lambda expression have in common.
///
/// @param id its number, unique in this JVM
/// @param bytes what it consists of
record Definition(long id, Bytes bytes) {

  private static final AtomicLong LAST = new AtomicLong();

  /// Makes a definition with a number of its own.
  Definition(Bytes bytes) {
    this(LAST.incrementAndGet(), bytes);
  }
}
