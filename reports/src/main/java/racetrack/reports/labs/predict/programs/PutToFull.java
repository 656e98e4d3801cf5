// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import racetrack.reports.labs.predict.steps.Snippet;

/// Two elements are put into a queue that has room for one.
@SuppressWarnings("all")
final class PutToFull implements Snippet {

  final BlockingQueue<String> queue = new ArrayBlockingQueue<>(1);

  void thread1() throws InterruptedException {
    queue.put("a");
    queue.put("b");
  }

  void thread2() throws InterruptedException {
    queue.take();
  }

  @Override
  public String outcome() {
    return queue.toString();
  }
}
