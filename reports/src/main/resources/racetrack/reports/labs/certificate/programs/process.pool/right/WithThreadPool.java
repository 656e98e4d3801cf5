// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import racetrack.process.pool.WorkerPool;

/// The library's pool of threads.
public class WithThreadPool extends ThreadPoolExecutor implements WorkerPool {
  public WithThreadPool(int workers) {
    super(workers, workers, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
  }
}
