// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

/// The two kinds of thread. Whatever waits is tested on both.
public enum ThreadKind {
  /// A thread of the operating system.
  PLATFORM,

  /// A thread of the JVM, which gives its carrier back while it waits.
  VIRTUAL;

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
}
