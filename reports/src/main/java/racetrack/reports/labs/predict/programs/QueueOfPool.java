// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import racetrack.reports.labs.predict.steps.Snippet;

/// A hundred tasks for a pool whose one thread is busy.
@SuppressWarnings("all")
final class QueueOfPool implements Snippet {

  int waiting;

  void main() {
    Semaphore gate = new Semaphore(0);
    ThreadPoolExecutor pool = (ThreadPoolExecutor) Executors.newFixedThreadPool(1);
    for (int task = 0; task < 100; task++) {
      pool.execute(gate::acquireUninterruptibly);
    }
    waiting = pool.getQueue().size();
    gate.release(100);
    pool.close();
  }

  @Override
  public String outcome() {
    return "" + waiting;
  }
}
