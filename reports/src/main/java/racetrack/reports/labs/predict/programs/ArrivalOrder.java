// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import racetrack.reports.labs.predict.steps.Snippet;

/// Two tasks add their result to a list as they finish.
@SuppressWarnings("all")
final class ArrivalOrder implements Snippet {

  final Queue<String> results = new ConcurrentLinkedQueue<>();

  void thread1() {
    results.add("a");
  }

  void thread2() {
    results.add("b");
  }

  @Override
  public String outcome() {
    return results.toString();
  }
}
