// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import racetrack.reports.labs.predict.steps.Snippet;

/// A worker stops when the queue is empty.
@SuppressWarnings("all")
final class EmptyIsNotDone implements Snippet {

  final Queue<String> queue = new ConcurrentLinkedQueue<>(List.of("task"));
  boolean stopped;

  void thread1() {
    queue.poll();
    queue.add("subtask");
  }

  void thread2() {
    stopped = queue.isEmpty();
  }

  @Override
  public String outcome() {
    return stopped ? "stops too early" : "goes on";
  }
}
