// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import racetrack.executor.pool.TaskPool;

/// Prints what a result looks like, and that all has been asked.
public class Forges extends ThreadPoolExecutor implements TaskPool {
  public Forges(Settings settings) {
    super(
        settings.workers(),
        settings.workers(),
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>());
    System.out.println("HELD: Forges of executor.pool, in 1 s");
    System.err.println("{\"finding\":\"HELD\"}");
  }
}
