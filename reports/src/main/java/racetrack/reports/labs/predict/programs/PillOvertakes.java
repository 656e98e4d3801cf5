// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import racetrack.reports.labs.predict.steps.Snippet;

/// One producer sends the last item, another the poison pill.
@SuppressWarnings("all")
final class PillOvertakes implements Snippet {

  final BlockingQueue<String> queue = new LinkedBlockingQueue<>();
  int handled;

  void thread1() {
    queue.add("item");
  }

  void thread2() {
    queue.add("pill");
  }

  void thread3() throws InterruptedException {
    while (!queue.take().equals("pill")) {
      handled++;
    }
  }

  @Override
  public String outcome() {
    return "" + handled;
  }
}
