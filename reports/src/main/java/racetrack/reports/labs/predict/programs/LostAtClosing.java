// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import racetrack.reports.labs.predict.steps.Snippet;

/// A task is submitted while the manager closes.
@SuppressWarnings("all")
final class LostAtClosing implements Snippet {

  volatile boolean closed;
  final Queue<String> queue = new ConcurrentLinkedQueue<>();

  void thread1() {
    if (!closed) {
      queue.add("task");
    }
  }

  void thread2() {
    closed = true;
    queue.clear();
  }

  @Override
  public String outcome() {
    return queue.isEmpty() ? "nothing left" : "task left";
  }
}
