// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import racetrack.reports.labs.predict.steps.Snippet;

/// A consumer is interrupted, and an element may come.
@SuppressWarnings("all")
final class InterruptedTake implements Snippet {

  Thread thread1;
  final BlockingQueue<String> queue = new LinkedBlockingQueue<>();
  String got = "nothing";

  void thread1() throws InterruptedException {
    got = queue.take();
  }

  void thread2() {
    thread1.interrupt();
  }

  void thread3() {
    queue.add("letter");
  }

  @Override
  public String outcome() {
    return got;
  }
}
