// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import racetrack.reports.labs.predict.steps.Snippet;

/// Two elements are offered to a queue that has room for one.
@SuppressWarnings("all")
final class OfferToFull implements Snippet {

  final BlockingQueue<String> queue = new ArrayBlockingQueue<>(1);

  void thread1() {
    queue.offer("a");
    queue.offer("b");
  }

  void thread2() {
    queue.poll();
  }

  @Override
  public String outcome() {
    return queue.toString();
  }
}
