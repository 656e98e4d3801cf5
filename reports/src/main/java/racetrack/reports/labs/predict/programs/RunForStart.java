// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import racetrack.reports.labs.predict.steps.Snippet;

/// The name of the thread that does the work.
@SuppressWarnings("all")
final class RunForStart implements Snippet {

  String name = "nobody";

  void main() {
    Thread.currentThread().setName("main");
    Thread worker = new Thread(() -> name = Thread.currentThread().getName(), "worker");
    worker.run();
  }

  @Override
  public String outcome() {
    return name;
  }
}
