// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.Deque;

/// What a process printed last, for whoever has to say why it could not be started. Thread-safe.
final class LastWords {

  private static final int LINES = 10;
  private static final int LONGEST = 500;

  @GuardedBy("this")
  private final Deque<String> lines = new ArrayDeque<>();

  @GuardedBy("this")
  private boolean closed;

  synchronized void add(String line) {
    if (!closed && !line.isBlank()) {
      lines.addLast(line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line);
      if (lines.size() > LINES) {
        lines.removeFirst();
      }
    }
  }

  /// Forgets all, and listens no more: the process has started.
  synchronized void close() {
    closed = true;
    lines.clear();
  }

  /// {@return what it said, as the end of a sentence, or nothing}
  @Override
  public synchronized String toString() {
    return lines.isEmpty() ? "" : ", and said: " + String.join("\n", lines);
  }
}
