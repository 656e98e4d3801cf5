// SPDX-License-Identifier: Apache-2.0
package racetrack.process.outbox;

import java.io.IOException;

/// Messages on their way into a channel, from any number of threads, of which one at a time writes
/// for all.
///
/// Nobody waits for another thread, nor for the channel, which may be one that takes nothing for
/// now. A writer may spin for a short while until the channel takes more.
///
/// §1 Each message is written whole, once, with no part of another within. §2 Those that one thread
/// adds are written in the order in which it adds them. §3 The channel is called by one thread at a
/// time, and what one did there happens-before what the next does, so it need not be thread-safe.
public interface Outbox {

  /// Adds a message. It travels with the next [#flush].
  ///
  /// @param message the message
  /// @throws IllegalArgumentException §4 if its head is larger than the outbox's memory; it is then
  ///   not added
  void add(Message message);

  /// Writes what was added, unless another thread is at it.
  ///
  /// §5 When all threads that have added have flushed, and nobody was refused, all messages are
  /// written: none is left behind.
  ///
  /// @return §6 false if the channel takes no more for now; then nobody else writes, and the caller
  ///   must see to it that somebody calls [#resume] when it takes more
  /// @throws IOException §7 if the channel fails; nothing is written any more then
  boolean flush() throws IOException;

  /// Goes on where a [#flush] or [#resume] stopped that returned false. Called once for each of
  /// them, by any thread.
  ///
  /// @return §8 as [#flush]; when it is true, all that was added before is written
  /// @throws IOException if the channel fails; nothing is written any more then
  boolean resume() throws IOException;
}
