// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import racetrack.reports.labs.predict.steps.Snippet;

/// A task is counted after it is in the queue.
@SuppressWarnings("all")
final class CountAfterAdd implements Snippet {

  final Queue<String> queue = new ConcurrentLinkedQueue<>();
  final AtomicInteger unfinished = new AtomicInteger();
  String left = "nothing done";

  void thread1() {
    queue.add("task");
    unfinished.incrementAndGet();
  }

  void thread2() {
    if (queue.poll() != null) {
      left = "" + unfinished.decrementAndGet();
    }
  }

  @Override
  public String outcome() {
    return left;
  }
}
