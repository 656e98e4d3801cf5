// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pipeline;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// **Broken:** [VirtualPipeline] that gives the permit of an item back at the end of the whole way
/// only.
///
/// ## Why it breaks
///
/// An item that is dropped does not come there. Room for 10 items:
///
/// | step | item            | caller                    | `room` |
/// |------|-----------------|---------------------------|--------|
/// | 1    | 1 is dropped    | takes items               | 9      |
/// | 2    | ...             |                           |        |
/// | 3    | 10 is dropped   |                           | 0      |
/// | 4    |                 | waits for room, for ever  | 0      |
///
/// It gets slower first, with each item that is dropped, and then stands still. With fewer dropped
/// items the caller waits at the end, for permits that nobody has.
///
/// **Where it is right:** where no step drops anything.
public final class BrokenPermitPipeline implements Pipeline {

  private final Layout layout;

  BrokenPermitPipeline(Layout layout) {
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
    private final Semaphore cleaners;
    private final Semaphore enrichers;
    private final ConcurrentMap<String, Summary> sums = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Run(Layout layout, Step clean, Step enrich) {
      this.layout = layout;
      this.clean = clean;
      this.enrich = enrich;
      this.room = new Semaphore(layout.room());
      this.cleaners = new Semaphore(layout.cleaners());
      this.enrichers = new Semaphore(layout.enrichers());
    }

    Map<String, Summary> run(Iterator<Item> source)
        throws ExecutionException, InterruptedException {
      try (ExecutorService items =
          Executors.newThreadPerTaskExecutor(
              Thread.ofVirtual().name("pipeline item ", 1).factory())) {
        try {
          sendAll(source, items);
          room.acquire(layout.room()); // all have come to their end, or one has failed
        } finally {
          items.shutdownNow();
        }
      }
      Throwable first = failure.get();
      if (first != null) {
        throw new ExecutionException(first);
      }
      return Map.copyOf(sums);
    }

    private void sendAll(Iterator<Item> source, ExecutorService items) throws InterruptedException {
      room.acquire();
      try {
        while (failure.get() == null && source.hasNext()) {
          Item item = source.next();
          items.execute(() -> go(item));
          room.acquire();
        }
      } catch (RuntimeException | Error e) {
        fail(e); // the source's
      }
      room.release();
    }

    /// The way of an item.
    private void go(Item raw) {
      try {
        Optional<Item> cleaned = apply(clean, raw, cleaners);
        if (cleaned.isEmpty()) {
          return;
        }
        Optional<Item> enriched = apply(enrich, cleaned.get(), enrichers);
        if (enriched.isEmpty()) {
          return;
        }
        Item item = enriched.get();
        sums.merge(item.category(), Summary.of(item), Summary::plus);
        room.release(); // wound: not in `finally`
      } catch (Throwable e) {
        fail(e);
        // follows the wound
      }
    }

    private static Optional<Item> apply(Step step, Item item, Semaphore workers) throws Exception {
      workers.acquire();
      try {
        return step.apply(item);
      } finally {
        workers.release();
      }
    }

    private void fail(Throwable e) {
      if (failure.compareAndSet(null, e)) {
        room.release(layout.room()); // lets the caller through
      }
    }
  }
}
