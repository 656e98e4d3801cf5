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

/// **Broken:** [ThreadPipeline] whose first worker to end passes the pills on, and not the last.
///
/// ## Why it breaks
///
/// A pill overtakes the items that the other workers of the stage still have in hand. Two cleaners,
/// one enricher:
///
/// | step | cleaner 1       | cleaner 2            | enricher         | `cleaned`  |
/// |------|-----------------|----------------------|------------------|------------|
/// | 1    | takes item 1    |                      |                  | `[]`       |
/// | 2    | is slow         | takes a pill         |                  | `[]`       |
/// | 3    |                 | puts a pill, ends    |                  | `[pill]`   |
/// | 4    |                 |                      | takes it, ends   | `[]`       |
/// | 5    | puts item 1     |                      |                  | `[item 1]` |
///
/// The sums are there, and without item 1. Nothing failed.
///
/// **Where it is right:** with one worker per stage.
public final class BrokenPillPipeline implements Pipeline {

  private final Layout layout;

  BrokenPillPipeline(Layout layout) {
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
      Optional<Throwable> failure;
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
        start(workers, layout.aggregators(), this::aggregate, () -> end.complete(Optional.empty()));
        try {
          failure = end.get();
        } finally {
          workers.shutdownNow();
        }
      }
      if (failure.isPresent()) {
        throw new ExecutionException(failure.get());
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
            if (working.getAndDecrement() == size) { // wound: the last one, not the first
              last.run();
            }
          } catch (Throwable e) {
            end.complete(Optional.of(e));
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
