// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

/// The two kinds of thread. Whatever waits is tested on both.
public enum ThreadKind {
  /// A thread of the operating system.
  PLATFORM,

  /// A thread of the JVM, which gives its carrier back while it waits.
  VIRTUAL;

  /// A distance between the numbers of two threads that share a place, if whoever has a place for
  /// each takes some last bits of the number.
  public static final int ROUND_IN_TWOS = 1 << 12;

  /// As [#ROUND_IN_TWOS], for places that a round decimal number of threads have.
  public static final int ROUND_IN_TENS = 3_600;

  /// {@return a thread that is not started yet, and does not keep the JVM alive}
  ///
  /// @param name the thread's name
  /// @param body what it runs
  public Thread unstarted(String name, Runnable body) {
    return switch (this) {
      case PLATFORM -> Thread.ofPlatform().daemon().name(name).unstarted(body);
      case VIRTUAL -> Thread.ofVirtual().name(name).unstarted(body);
    };
  }

  /// Uses up numbers of threads, each of which has one before it is started, until the next one is
  /// round. The JVM starts threads of its own, too, so none can be counted on.
  ///
  /// @param distance of what the number of the next thread is a multiple
  public void skipToRoundNumber(int distance) {
    long last;
    do {
      last = unstarted("spare", () -> {}).threadId();
    } while ((last + 1) % distance != 0);
  }
}
