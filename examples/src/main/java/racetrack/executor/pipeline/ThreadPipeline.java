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

/// A thread for each worker, a bounded queue before each stage, and pills that tell of the end.
///
/// ```text
/// source -> reader -> [raw] -> cleaners -> [cleaned] -> enrichers -> [enriched] -> aggregators
/// ```
///
/// **Seed idiom:** three `ThreadPoolExecutor`s one after the other, each mapped over the whole list
/// of the one before. Here the stages overlap, and no list is ever whole.
///
/// **Thread safety:** unconditional; each call has threads and queues of its own.
///
/// ## Why it is correct
///
/// - **No item is lost:** a queue is first in, first out. The pills of a stage are put by the last
///   worker of the stage before it, when all of them have put their last item. So a pill is behind
///   every item, and whoever takes one knows that all items have been taken. There is a pill for
///   each worker, and each takes one.
/// - **Linearization point** of the end of a stage: the `decrementAndGet` that comes to 0. A
///   worker's puts come before its own decrement, and that before the last one's pills.
/// - **Bound:** an item is in one of three queues or with one worker, of which the reader is one.
/// - **First failure:** `end` is completed once; who comes later is not heard. The caller, who
///   waits for nothing else, then interrupts all workers: they wait in `put` or `take`, which end
///   by that, or are in the midst of a step, which is told so too.
/// - **Happens-before:** a `put` precedes the `take` of the same element; the `add` of an
///   aggregator's part precedes its decrement, and the last of these the completion of `end`.
/// - **Progress:** blocking. A stage waits for the one behind it, and the last one for nobody.
///
/// ## Cost
///
/// Two acquisitions of a lock an item and queue, and a pair of threads that wake each other up when
/// a queue is empty or full. A thread for each worker, whether there is work for it or not.
///
/// ## Broken twins
///
/// In [BrokenPillPipeline] the first worker to end passes the pills on. In [BrokenEmptyPipeline] a
/// dropped item looks like a pill. In [BrokenFailurePipeline] a worker that fails leaves the others
/// waiting. In [BrokenPoolPipeline] workers wait for threads. [BrokenMergePipeline] adds the parts
/// up as the seed does.
///
/// ## Sources
///
/// - Goetz et al., *Java Concurrency in Practice*, 2006, §7.2.3 (poison pills).
/// - JLS 25, §17.4.5 (happens-before).
public final class ThreadPipeline implements Pipeline {

  private final Layout layout;

  ThreadPipeline(Layout layout) {
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
      // equivalent: one-more, the room of the whole is what is promised, and it has some to spare:
      // nobody outside can hold up an aggregator.
      this.raw = new ArrayBlockingQueue<>(layout.capacity());
      // equivalent: one-more, the room of the whole is what is promised, and it has some to spare:
      // nobody outside can hold up an aggregator.
      this.cleaned = new ArrayBlockingQueue<>(layout.capacity());
      // equivalent: one-more, the room of the whole is what is promised, and it has some to spare:
      // nobody outside can hold up an aggregator.
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
            if (working.decrementAndGet() == 0) { // linearization point
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
      // equivalent: boundary, the last pill is for nobody, and there is room for it when all others
      // were taken.
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
