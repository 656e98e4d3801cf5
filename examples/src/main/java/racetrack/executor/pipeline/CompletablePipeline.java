// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pipeline;

import static java.util.Objects.requireNonNullElse;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A chain of completable futures for each item, and a pool for each stage.
///
/// **Seed idiom:** a `ThreadPoolExecutor` for each stage, with `add_done_callback` from one to the
/// next.
///
/// **Thread safety:** unconditional; each call has pools and permits of its own.
///
/// ## Why it is correct
///
/// - **Invariant:** an item under way holds a permit of `room`, from before it is taken from the
///   source until its chain is complete, with or without a failure. The queues of the pools have no
///   bound of their own; this is it.
/// - **Once:** the action of `whenComplete` runs once for each chain. A failure of any link skips
///   those behind it and comes to this action.
/// - **First failure:** `failure` is set once. Then the failed chain gives back as many permits as
///   there are in all, and the caller gets through wherever it waits. It sees `failure`, which was
///   set before; it takes no more items, drops what is queued and interrupts who is at work.
/// - **Sums:** `merge` of a [ConcurrentHashMap] is atomic for each category.
/// - **Happens-before:** a link's end precedes the beginning of the next; to the caller, a
///   `release` of `room` precedes the `acquire` that counts on it.
/// - **Progress:** blocking for the caller only; no thread of a pool waits for an item.
///
/// ## Cost
///
/// Three futures an item and three hand-overs to a pool, dropped or not. The way of an item is cut
/// into pieces; a stack trace shows one of them.
///
/// ## Broken twin
///
/// [BrokenUnboundedPipeline] leaves the bound to the queues of the pools.
///
/// ## Sources
///
/// - [java.util.concurrent.CompletionStage], on how failures travel.
public final class CompletablePipeline implements Pipeline {

  private final Layout layout;

  CompletablePipeline(Layout layout) {
    this.layout = layout;
  }

  @Override
  public Map<String, Summary> run(Iterator<Item> source, Step clean, Step enrich)
      throws ExecutionException, InterruptedException {
    return new Run(layout, clean, enrich).run(source);
  }

  /// One run.
  private static final class Run {

    private final Layout layout;
    private final Step clean;
    private final Step enrich;
    private final Semaphore room;
    private final ConcurrentMap<String, Summary> sums = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Run(Layout layout, Step clean, Step enrich) {
      this.layout = layout;
      this.clean = clean;
      this.enrich = enrich;
      this.room = new Semaphore(layout.room());
    }

    Map<String, Summary> run(Iterator<Item> source)
        throws ExecutionException, InterruptedException {
      try (ExecutorService cleaners = pool("cleaner ", layout.cleaners());
          ExecutorService enrichers = pool("enricher ", layout.enrichers());
          ExecutorService aggregators = pool("aggregator ", layout.aggregators())) {
        try {
          sendAll(source, cleaners, enrichers, aggregators);
          room.acquire(layout.room()); // all have come to their end, or one has failed
        } finally {
          cleaners.shutdownNow();
          enrichers.shutdownNow();
          // equivalent: drop-clean-up, adding up does not wait, and `close` waits for it.
          aggregators.shutdownNow();
        }
      }
      Throwable first = failure.get();
      if (first != null) {
        throw new ExecutionException(first);
      }
      return Map.copyOf(sums);
    }

    private static ExecutorService pool(String name, int workers) {
      return Executors.newFixedThreadPool(
          workers, Thread.ofPlatform().name("pipeline " + name, 1).factory());
    }

    private void sendAll(
        Iterator<Item> source,
        ExecutorService cleaners,
        ExecutorService enrichers,
        ExecutorService aggregators)
        throws InterruptedException {
      // equivalent: try-lock, there is room at the beginning, so this does not wait.
      // equivalent: deafen, this does not wait, and the next one listens.
      room.acquire();
      try {
        while (failure.get() == null && source.hasNext()) {
          Item item = source.next();
          CompletableFuture<?> _ =
              CompletableFuture.supplyAsync(() -> apply(clean, item), cleaners)
                  .thenApplyAsync(cleaned -> cleaned.flatMap(it -> apply(enrich, it)), enrichers)
                  .thenAcceptAsync(enriched -> enriched.ifPresent(this::add), aggregators)
                  .whenComplete((_, thrown) -> arrive(thrown));
          room.acquire();
        }
      } catch (RuntimeException | Error e) {
        fail(e); // the source's
      }
      room.release();
    }

    private static Optional<Item> apply(Step step, Item item) {
      try {
        return step.apply(item);
        // equivalent: narrow-catch, an error that comes out of the future's own step is wrapped in
        // the same way.
      } catch (Throwable e) {
        throw new CompletionException(e);
      }
    }

    private void add(Item item) {
      sums.merge(item.category(), Summary.of(item), Summary::plus); // linearization point
    }

    private void arrive(@Nullable Throwable thrown) {
      if (thrown != null) {
        fail(requireNonNullElse(thrown.getCause(), thrown)); // not the wrapper
      }
      room.release();
    }

    private void fail(Throwable e) {
      // equivalent: split-cas, of two at the same moment either is the first, and to let the caller
      // through twice changes nothing.
      if (failure.compareAndSet(null, e)) {
        // equivalent: one-more, more than enough.
        // equivalent: one-less, who fails gives back a place of its own, too.
        room.release(layout.room()); // lets the caller through
      }
    }
  }
}
