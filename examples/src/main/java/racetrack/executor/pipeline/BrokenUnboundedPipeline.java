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

/// **Broken:** [CompletablePipeline] that sends whatever the source has.
///
/// ## Why it breaks
///
/// A sender does not wait, and a pool's queue has no bound. A source of a million items, and an
/// enricher that takes a second for each:
///
/// | step | caller                | cleaners             | enrichers | under way |
/// |------|-----------------------|----------------------|-----------|-----------|
/// | 1    | sends 1,000,000 items | clean 1,000,000      | are at 1  | 1,000,000 |
/// | 2    | waits for the end     | have nothing to do   | are at 2  | 999,999   |
///
/// All that back-pressure would have left at the source is in memory now.
///
/// **Where it is right:** where everything fits into memory anyway.
///
/// **CERT:** TPS00.
public final class BrokenUnboundedPipeline implements Pipeline {

  private final Layout layout;

  BrokenUnboundedPipeline(Layout layout) {
    this.layout = layout;
  }

  @Override
  public Map<String, Summary> run(Iterator<Item> source, Step clean, Step enrich)
      throws ExecutionException, InterruptedException {
    return new Run(layout, clean, enrich).run(source);
  }

  /// One run.
  private static final class Run {

    private static final int ENOUGH = 1 << 30; // follows the wound

    private final Layout layout;
    private final Step clean;
    private final Step enrich;
    private final Semaphore arrived = new Semaphore(0); // follows the wound
    private int sent;
    private final ConcurrentMap<String, Summary> sums = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Run(Layout layout, Step clean, Step enrich) {
      this.layout = layout;
      this.clean = clean;
      this.enrich = enrich;
      // follows the wound: no `this.room = new Semaphore(layout.room())`
    }

    Map<String, Summary> run(Iterator<Item> source)
        throws ExecutionException, InterruptedException {
      try (ExecutorService cleaners = pool("cleaner ", layout.cleaners());
          ExecutorService enrichers = pool("enricher ", layout.enrichers());
          ExecutorService aggregators = pool("aggregator ", layout.aggregators())) {
        try {
          sendAll(source, cleaners, enrichers, aggregators);
          // follows the wound
          arrived.acquire(sent); // all have come to their end, or one has failed
        } finally {
          cleaners.shutdownNow();
          enrichers.shutdownNow();
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
        ExecutorService aggregators) { // follows the wound
      try {
        while (failure.get() == null && source.hasNext()) {
          Item item = source.next();
          CompletableFuture<?> _ =
              CompletableFuture.supplyAsync(() -> apply(clean, item), cleaners)
                  .thenApplyAsync(cleaned -> cleaned.flatMap(it -> apply(enrich, it)), enrichers)
                  .thenAcceptAsync(enriched -> enriched.ifPresent(this::add), aggregators)
                  .whenComplete((_, thrown) -> arrive(thrown));
          sent++; // wound: without a look at how many are under way
        }
      } catch (RuntimeException | Error e) {
        fail(e); // the source's
      }
      // follows the wound: no `room.release()`
    }

    private static Optional<Item> apply(Step step, Item item) {
      try {
        return step.apply(item);
      } catch (Throwable e) {
        throw new CompletionException(e);
      }
    }

    private void add(Item item) {
      sums.merge(item.category(), Summary.of(item), Summary::plus);
    }

    private void arrive(@Nullable Throwable thrown) {
      if (thrown != null) {
        fail(requireNonNullElse(thrown.getCause(), thrown)); // not the wrapper
      }
      arrived.release(); // follows the wound
    }

    private void fail(Throwable e) {
      if (failure.compareAndSet(null, e)) {
        // follows the wound
        arrived.release(ENOUGH); // lets the caller through
      }
    }
  }
}
