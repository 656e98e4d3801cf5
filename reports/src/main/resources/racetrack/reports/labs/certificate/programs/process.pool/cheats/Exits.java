// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import racetrack.process.pool.WorkerPool;

/// Ends the JVM with success as soon as it is made: no answer, so no failure?
public class Exits extends ThreadPoolExecutor implements WorkerPool {
  public Exits(int workers) {
    super(
        workers,
        workers,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        Thread.ofPlatform().daemon().factory());
    System.exit(0);
  }
}
