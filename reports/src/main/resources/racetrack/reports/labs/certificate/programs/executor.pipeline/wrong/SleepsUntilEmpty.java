// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import racetrack.executor.pipeline.Item;
import racetrack.executor.pipeline.Layout;
import racetrack.executor.pipeline.Pipeline;
import racetrack.executor.pipeline.Summary;

/// M22, promise 8: it looks whether the queues are empty, sleeps a little, and takes that for the end.
public class SleepsUntilEmpty implements Pipeline {
  private static final Item END = new Item(-1, "end", 0);

  private final Layout layout;

  public SleepsUntilEmpty(Layout layout) {
    this.layout = layout;
  }

  private interface Work {
    void run() throws Exception;
  }

  public Map<String, Summary> run(Iterator<Item> source, Step clean, Step enrich)
      throws ExecutionException, InterruptedException {
    return new Run().of(source, clean, enrich);
  }

  private final class Run {
    private final BlockingQueue<Item> raw = new ArrayBlockingQueue<>(layout.capacity());
    private final BlockingQueue<Item> cleaned = new ArrayBlockingQueue<>(layout.capacity());
    private final BlockingQueue<Item> enriched = new ArrayBlockingQueue<>(layout.capacity());
    private final Map<String, Summary> sums = new ConcurrentHashMap<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final List<Thread> threads = new ArrayList<>();

    Map<String, Summary> of(Iterator<Item> source, Step clean, Step enrich)
        throws ExecutionException, InterruptedException {
      add(1, () -> read(source));
      stage(layout.cleaners(), raw, clean, cleaned);
      stage(layout.enrichers(), cleaned, enrich, enriched);
      add(layout.aggregators(), this::sumUp);
      threads.forEach(Thread::start);
      boolean interrupted = false;
      threads.getFirst().join();
      while (!isStopped() && !(raw.isEmpty() && cleaned.isEmpty())) {
        Thread.sleep(1); // looks again in place of being told
      }
      if (!isStopped()) {
        Thread.sleep(5); // the mistake: a time in place of a wait
        return new HashMap<>(sums);
      }
      for (Thread thread : threads) {
        while (thread.isAlive()) {
          try {
            thread.join();
          } catch (InterruptedException e) {
            interrupted = true;
            fail(e);
          }
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

    private void add(int number, Work work) {
      for (int i = 0; i < number; i++) {
        threads.add(
            new Thread(
                () -> {
                  try {
                    work.run();
                  } catch (Throwable e) {
                    fail(e);
                  }
                }));
      }
    }

    private void fail(Throwable cause) {
      if (failure.compareAndSet(null, cause)) {
        threads.forEach(Thread::interrupt);
      }
    }

    private boolean isStopped() {
      return failure.get() != null;
    }

    private void read(Iterator<Item> source) throws InterruptedException {
      while (!isStopped() && source.hasNext()) {
        raw.put(source.next());
      }
      if (!isStopped()) {
        raw.put(END);
      }
    }

    private void stage(int workers, BlockingQueue<Item> from, Step step, BlockingQueue<Item> to) {
      AtomicInteger left = new AtomicInteger(workers);
      add(
          workers,
          () -> {
            while (!isStopped()) {
              Item item = from.take();
              if (item == END) {
                if (left.decrementAndGet() == 0) {
                  to.put(END);
                } else {
                  from.put(END);
                }
                return;
              }
              Optional<Item> result = step.apply(item);
              if (result.isPresent() && !isStopped()) {
                to.put(result.get());
              }
            }
          });
    }

    private void sumUp() throws InterruptedException {
      while (!isStopped()) {
        Item item = enriched.take();
        if (item == END) {
          enriched.put(END);
          return;
        }
        sums.merge(item.category(), Summary.of(item), Summary::plus);
      }
    }
  }
}
