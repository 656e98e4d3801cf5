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

/// A virtual thread for each item, which goes all the way; permits stand for workers and for room.
///
/// No queues and no pills: what waits is a thread, and the end of the way is the end of the thread.
///
/// **Seed idiom:** none; a thread for each item was out of the question.
///
/// **Thread safety:** unconditional; each call has threads and permits of its own.
///
/// ## Why it is correct
///
/// - **Invariant:** an item under way holds a permit of `room`, from before it is taken from the
///   source until its thread is at its end, whichever end that is. So the caller has all permits
///   back when no item is under way.
/// - **Bound:** a step runs between `acquire` and `release` of a permit of its stage.
/// - **First failure:** `failure` is set once. Then the failed item gives back as many permits as
///   there are in all, and the caller gets through wherever it waits. It sees `failure`, which was
///   set before; it takes no more items and interrupts those that are left.
/// - **Sums:** `merge` of a [ConcurrentHashMap] is atomic for each category.
/// - **Happens-before:** within an item, the order of its thread; to the caller, a `release` of
///   `room` precedes the `acquire` that counts on it.
/// - **Progress:** blocking. A thread with a permit of a stage waits for nothing but its step.
///
/// ## Cost
///
/// A thread an item: a few objects, and the stack that it needs. In return the way of an item reads
/// from top to bottom, and a stack trace shows all of it. Items may overtake each other.
///
/// ## Broken twin
///
/// [BrokenPermitPipeline] does not give back the permit of an item that is dropped.
///
/// ## Sources
///
/// - JEP 444, *Virtual Threads*, on semaphores as limits.
/// - [Semaphore], on memory consistency.
public final class VirtualPipeline implements Pipeline {

  private final Layout layout;

  VirtualPipeline(Layout layout) {
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
      // equivalent: try-lock, there is room at the beginning, so this does not wait.
      // equivalent: deafen, this does not wait, and the next one listens.
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
        sums.merge(item.category(), Summary.of(item), Summary::plus); // linearization point
      } catch (Throwable e) {
        fail(e);
      } finally { // equivalent: drop-finally, whatever was thrown is caught above.
        room.release();
      }
    }

    private static Optional<Item> apply(Step step, Item item, Semaphore workers) throws Exception {
      // equivalent: deafen, it may be let through before it is interrupted anyway; the step that it
      // begins finds its thread interrupted.
      workers.acquire();
      try {
        return step.apply(item);
        // equivalent: drop-finally, the run is over when a step fails, and whoever waits for a
        // worker is interrupted.
      } finally {
        workers.release();
      }
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
