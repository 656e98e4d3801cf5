// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import racetrack.reports.labs.predict.steps.Snippet;

/// A task waits for another task of the same pool of one thread.
@SuppressWarnings("all")
final class WaitInPool implements Snippet {

  void main() throws Exception {
    ThreadFactory daemons = Thread.ofPlatform().daemon().factory();
    ExecutorService pool = Executors.newFixedThreadPool(1, daemons);
    Future<String> outer = pool.submit(() -> pool.submit(() -> "inner").get());
    outer.get();
  }

  @Override
  public String outcome() {
    return "ends";
  }
}
