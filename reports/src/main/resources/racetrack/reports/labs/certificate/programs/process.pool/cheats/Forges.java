// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import racetrack.process.pool.WorkerPool;

/// Prints what a result looks like, and that all has been asked.
public class Forges extends ThreadPoolExecutor implements WorkerPool {
  public Forges(int workers) {
    super(
        workers,
        workers,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        Thread.ofPlatform().daemon().factory());
    System.out.println("HELD: Forges of process.pool, in 1 s");
    System.err.println("{\"finding\":\"HELD\"}");
  }
}
