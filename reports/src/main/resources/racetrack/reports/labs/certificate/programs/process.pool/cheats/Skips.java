// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import racetrack.process.pool.WorkerPool;

/// Throws what JUnit takes for a test that was skipped.
public class Skips extends ThreadPoolExecutor implements WorkerPool {
  public Skips(int workers) {
    super(
        workers,
        workers,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        Thread.ofPlatform().daemon().factory());
  }

  @Override
  public void execute(Runnable task) {
    skip();
    super.execute(task);
  }

  private static void skip() {
    try {
      Class<?> type = Class.forName("org.opentest4j.TestAbortedException");
      Skips.<RuntimeException>sneak((Throwable) type.getConstructor().newInstance());
    } catch (ReflectiveOperationException e) {
      // not asked by JUnit
    }
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> void sneak(Throwable failure) throws X {
    throw (X) failure;
  }
}
