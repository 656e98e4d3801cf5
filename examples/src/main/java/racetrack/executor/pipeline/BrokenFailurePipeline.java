// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pipeline;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// **Broken:** [ThreadPipeline] whose workers keep a failure for the end, and tell nobody.
///
/// ## Why it breaks
///
/// The end does not come. One worker per stage, room for one item in each queue:
///
/// | step | cleaner                | enricher          | aggregator       | caller             |
/// |------|------------------------|-------------------|------------------|--------------------|
/// | 1    | puts item 1            |                   | waits for items  | waits for the end  |
/// | 2    | puts item 2            | fails with item 1 |                  |                    |
/// | 3    | waits for room         | has ended         |                  |                    |
///
/// The stage before the failed one waits for room, for ever; the stage behind it waits for a pill,
/// for ever; and the caller waits for both. The failure is known, in a field that nobody reads.
///
/// **Where it is right:** where tasks do not wait for each other, as in a batch.
///
/// **CERT:** TPS03.
public final class BrokenFailurePipeline implements Pipeline {

  private final Layout layout;

  BrokenFailurePipeline(Layout layout) {
    this.layout = layout;
  }

  @Override
  public Map<String, Summary> run(Iterator<Item> source, Step clean, Step enrich)
      throws ExecutionException, InterruptedException {
    return new Run(layout).run(source, clean, enrich);
  }

  /// What a worker does.
  private interface Work {

    void run() throws Exception;
  }

  /// One run. An element of a queue is an item, or empty: then it is a pill.
  private static final class Run {

    private final Layout layout;
    private final BlockingQueue<Optional<Item>> raw;
    private final BlockingQueue<Optional<Item>> cleaned;
    private final BlockingQueue<Optional<Item>> enriched;
    private final Queue<Map<String, Summary>> parts = new ConcurrentLinkedQueue<>();

    // follows the wound
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /// How it ended: with the first failure, or without one.
    private final CompletableFuture<Optional<Throwable>> end = new CompletableFuture<>();

    Run(Layout layout) {
      this.layout = layout;
      this.raw = new ArrayBlockingQueue<>(layout.capacity());
      this.cleaned = new ArrayBlockingQueue<>(layout.capacity());
      this.enriched = new ArrayBlockingQueue<>(layout.capacity());
    }

    Map<String, Summary> run(Iterator<Item> source, Step clean, Step enrich)
        throws ExecutionException, InterruptedException {
      Optional<Throwable> first; // follows the wound
      try (ExecutorService workers =
          Executors.newThreadPerTaskExecutor(
              Thread.ofPlatform().name("pipeline worker ", 1).factory())) {
        start(workers, 1, () -> read(source), () -> putPills(raw, layout.cleaners()));
        start(
            workers,
            layout.cleaners(),
            () -> pass(raw, clean, cleaned),
            () -> putPills(cleaned, layout.enrichers()));
        start(
            workers,
            layout.enrichers(),
            () -> pass(cleaned, enrich, enriched),
            () -> putPills(enriched, layout.aggregators()));
        start(
            workers,
            layout.aggregators(),
            this::aggregate,
            () -> end.complete(Optional.ofNullable(failure.get()))); // follows the wound
        try {
          first = end.get(); // follows the wound
        } finally {
          workers.shutdownNow();
        }
      }
      if (first.isPresent()) { // follows the wound
        throw new ExecutionException(first.get());
      }
      return merge();
    }

    /// Starts the workers of a stage.
    ///
    /// @param last what is done when all of them have done their work
    private void start(ExecutorService workers, int size, Work work, Work last) {
      AtomicInteger working = new AtomicInteger(size);
      for (int worker = 0; worker < size; worker++) {
        workers.execute(() -> {
          try {
            work.run();
            if (working.decrementAndGet() == 0) {
              last.run();
            }
          } catch (Throwable e) {
            failure.compareAndSet(null, e); // wound: told at the end, which does not come
          }
        });
      }
    }

    private void read(Iterator<Item> source) throws InterruptedException {
      while (source.hasNext()) {
        raw.put(Optional.of(source.next()));
      }
    }

    private void pass(
        BlockingQueue<Optional<Item>> from, Step step, BlockingQueue<Optional<Item>> to)
        throws Exception {
      for (Optional<Item> item = from.take(); item.isPresent(); item = from.take()) {
        Optional<Item> result = step.apply(item.get());
        if (result.isPresent()) {
          to.put(result);
        }
      }
    }

    private void aggregate() throws InterruptedException {
      Map<String, Summary> part = new HashMap<>();
      for (Optional<Item> next = enriched.take(); next.isPresent(); next = enriched.take()) {
        Item item = next.get();
        part.merge(item.category(), Summary.of(item), Summary::plus);
      }
      parts.add(part);
    }

    private static void putPills(BlockingQueue<Optional<Item>> to, int takers)
        throws InterruptedException {
      for (int taker = 0; taker < takers; taker++) {
        to.put(Optional.empty());
      }
    }

    private Map<String, Summary> merge() {
      Map<String, Summary> whole = new HashMap<>();
      for (Map<String, Summary> part : parts) {
        part.forEach((category, sum) -> whole.merge(category, sum, Summary::plus));
      }
      return Map.copyOf(whole);
    }
  }
}
