// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import racetrack.executor.pool.TaskPool;

/// Halts the JVM in the middle of a call, after a while: what was held so far shall count.
public class Halts extends ThreadPoolExecutor implements TaskPool {
  private static int calls;

  public Halts(Settings settings) {
    super(
        settings.workers(),
        settings.workers(),
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>());
  }

  @Override
  public void execute(Runnable task) {
    if (++calls > 20) {
      Runtime.getRuntime().halt(0);
    }
    super.execute(task);
  }
}
