// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import racetrack.thread.raw.Result;
import racetrack.thread.raw.Runner;

/// A counter in a monitor, which the last task brings to zero.
public class WithMonitor implements Runner {
  public <T> List<Result<T>> run(List<? extends Callable<? extends T>> tasks)
      throws InterruptedException {
    Map<Integer, Result<T>> results = new HashMap<>();
    List<Thread> threads = new ArrayList<>();
    for (int index = 0; index < tasks.size(); index++) {
      int slot = index;
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    Result<T> result = Result.of(tasks.get(slot));
                    synchronized (results) {
                      results.put(slot, result);
                      results.notifyAll();
                    }
                  }));
    }
    synchronized (results) {
      try {
        while (results.size() < tasks.size()) {
          results.wait();
        }
      } catch (InterruptedException e) {
        threads.forEach(Thread::interrupt);
        throw e;
      }
      List<Result<T>> inOrder = new ArrayList<>();
      for (int slot = 0; slot < tasks.size(); slot++) {
        inOrder.add(results.get(slot));
      }
      return inOrder;
    }
  }
}
