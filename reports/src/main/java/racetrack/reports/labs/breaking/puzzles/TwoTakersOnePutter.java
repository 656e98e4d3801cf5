// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.breaking.puzzles;

import racetrack.queue.bounded.BoundedQueue;
import racetrack.queue.bounded.BoundedQueueSubject;
import racetrack.reports.labs.breaking.Twins;
import racetrack.reports.labs.predict.steps.Snippet;

/// Two take from a queue with room for one, into which a third puts two.
final class TwoTakersOnePutter implements Snippet {

  @SuppressWarnings("unchecked")
  private final BoundedQueue<String> queue =
      Twins.make(this, BoundedQueue.class, BoundedQueueSubject.BROKEN_NOTIFY, 1);

  void thread1() throws InterruptedException {
    queue.take();
  }

  void thread2() throws InterruptedException {
    queue.take();
  }

  void thread3() throws InterruptedException {
    queue.put("a");
    queue.put("b");
  }

  @Override
  public String outcome() {
    return "all have ended";
  }
}
