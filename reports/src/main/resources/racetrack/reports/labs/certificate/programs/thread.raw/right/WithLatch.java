// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import racetrack.thread.raw.Result;
import racetrack.thread.raw.Runner;

/// A latch that is counted down by each task.
public class WithLatch implements Runner {
  public <T> List<Result<T>> run(List<? extends Callable<? extends T>> tasks)
      throws InterruptedException {
    List<Result<T>> results = new ArrayList<>(Collections.nCopies(tasks.size(), null));
    CountDownLatch done = new CountDownLatch(tasks.size());
    List<Thread> threads = new ArrayList<>();
    for (int index = 0; index < tasks.size(); index++) {
      int slot = index;
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    results.set(slot, Result.of(tasks.get(slot)));
                    done.countDown();
                  }));
    }
    try {
      done.await();
    } catch (InterruptedException e) {
      threads.forEach(Thread::interrupt);
      throw e;
    }
    return results;
  }
}
