// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import racetrack.process.pool.ProcessPool;
import racetrack.process.pool.RemoteRunnable;
import racetrack.reports.labs.predict.steps.Snippet;

/// A task ends the process that it runs in.
@SuppressWarnings("all")
final class WorkerExits implements Snippet {

  String got = "nothing";

  void main() throws InterruptedException {
    RemoteRunnable task = () -> System.exit(3);
    try (ExecutorService pool = ProcessPool.builder().workers(1).build()) {
      got = "" + pool.submit(task).get();
    } catch (ExecutionException e) {
      got = e.getCause().getClass().getSimpleName();
    }
  }

  @Override
  public String outcome() {
    return got;
  }
}
