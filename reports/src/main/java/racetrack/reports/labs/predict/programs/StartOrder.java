// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import racetrack.reports.labs.predict.steps.Snippet;

/// Three threads are started one after the other.
@SuppressWarnings("all")
final class StartOrder implements Snippet {

  Thread thread2;
  Thread thread3;
  final Queue<String> order = new ConcurrentLinkedQueue<>();

  void thread1() {
    thread2.start();
    thread3.start();
  }

  void thread2() {
    order.add("second");
  }

  void thread3() {
    order.add("third");
  }

  @Override
  public String outcome() {
    return order.toString();
  }
}
