// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import racetrack.process.pool.ProcessPool;
import racetrack.process.pool.RemoteCallable;
import racetrack.reports.labs.predict.steps.Snippet;

/// A task of another process counts in a static field.
@SuppressWarnings("all")
final class StaticOfProcess implements Snippet {

  static final AtomicInteger COUNT = new AtomicInteger();

  void main() throws Exception {
    RemoteCallable<Integer> task = COUNT::incrementAndGet;
    try (ExecutorService pool = ProcessPool.builder().workers(1).build()) {
      pool.submit(task).get();
    }
  }

  @Override
  public String outcome() {
    return "" + COUNT.get();
  }
}
