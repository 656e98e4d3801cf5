// SPDX-License-Identifier: Apache-2.0
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import racetrack.executor.pipeline.Item;
import racetrack.executor.pipeline.Layout;
import racetrack.executor.pipeline.Pipeline;
import racetrack.executor.pipeline.Summary;

/// A virtual thread for each item, and permits for each stage.
public class WithSemaphores implements Pipeline {
  private final Layout layout;

  public WithSemaphores(Layout layout) {
    this.layout = layout;
  }

  public Map<String, Summary> run(Iterator<Item> source, Step clean, Step enrich)
      throws ExecutionException, InterruptedException {
    Semaphore room = new Semaphore(layout.room());
    Semaphore cleaners = new Semaphore(layout.cleaners());
    Semaphore enrichers = new Semaphore(layout.enrichers());
    Map<String, Summary> sums = new ConcurrentHashMap<>();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    boolean interrupted = false;
    ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    executor.execute(
        () -> {
          try {
            while (true) {
              room.acquire();
              if (failure.get() != null || !source.hasNext()) {
                break;
              }
              Item item = source.next();
              executor.execute(
                  () -> {
                    try {
                      Optional<Item> cleaned = work(cleaners, clean, item, failure);
                      if (cleaned.isPresent()) {
                        Optional<Item> enriched = work(enrichers, enrich, cleaned.get(), failure);
                        if (enriched.isPresent() && failure.get() == null) {
                          Item done = enriched.get();
                          sums.merge(done.category(), Summary.of(done), Summary::plus);
                        }
                      }
                    } catch (Throwable e) {
                      fail(e, failure, executor);
                    } finally {
                      room.release();
                    }
                  });
            }
          } catch (Throwable e) {
            fail(e, failure, executor);
          } finally {
            executor.shutdown();
          }
        });
    while (!executor.isTerminated()) {
      try {
        executor.awaitTermination(1, TimeUnit.DAYS);
      } catch (InterruptedException e) {
        interrupted = true;
        fail(e, failure, executor);
      }
    }
    if (interrupted) {
      throw new InterruptedException();
    }
    if (failure.get() != null) {
      throw new ExecutionException(failure.get());
    }
    return new HashMap<>(sums);
  }

  private static void fail(
      Throwable cause, AtomicReference<Throwable> failure, ExecutorService executor) {
    if (failure.compareAndSet(null, cause)) {
      executor.shutdownNow();
    }
  }

  private static Optional<Item> work(
      Semaphore workers, Step step, Item item, AtomicReference<Throwable> failure)
      throws Exception {
    workers.acquire();
    try {
      return failure.get() == null ? step.apply(item) : Optional.empty();
    } finally {
      workers.release();
    }
  }
}
