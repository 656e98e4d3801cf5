// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pipeline;

import static java.util.Objects.requireNonNull;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Workers without end in one scope, which is over with whichever of its threads ends first.
///
/// A worker ends only if it fails. The reader ends when everything is at its end. So no pill and no
/// count of workers is needed to tell anybody that it is over: they are interrupted where they
/// wait.
///
/// **Seed idiom:** three `with ThreadPoolExecutor` blocks, one after the other.
///
/// **Thread safety:** unconditional; each call has a scope, queues and permits of its own.
///
/// ## Why it is correct
///
/// - **Invariant:** an item under way holds a permit of `room`, from before it is taken from the
///   source until it is added up or dropped. So the reader has all permits back when no item is
///   under way.
/// - **Bound:** the permits bound the queues, too; a stage has as many threads as workers.
/// - **First to end:** [FirstToEnd] keeps the subtask that ended first, and the scope is cancelled
///   by that: all others are interrupted. If it is the reader and it has not failed, no step runs
///   that could fail.
/// - **Sums:** `merge` of a [ConcurrentHashMap] is atomic for each category.
/// - **Happens-before:** `add` precedes the `take` of the same element; a `release` of `room` the
///   `acquire` that counts on it; and what the reader did, the caller's `join`.
/// - **No thread is left:** closing the scope waits for all of its threads, however `join` ended.
/// - **Progress:** blocking. A stage waits for the one before it, and the reader for the last one.
///
/// ## Cost
///
/// A virtual thread for each worker. One permit an item for all stages: a slow stage may have the
/// room of all queues before it.
///
/// ## Broken twins
///
/// [BrokenPermitPipeline], by way of [VirtualPipeline], and [BrokenFailurePipeline], by way of
/// [ThreadPipeline].
///
/// ## Sources
///
/// - JEP 505, *Structured Concurrency (Fifth Preview)*. It is not the API of the previews before,
///   and may change again; so this class is compiled with the profile `preview` only.
public final class StructuredPipeline implements Pipeline {

  private final Layout layout;

  StructuredPipeline(Layout layout) {
    this.layout = layout;
  }

  @Override
  public Map<String, Summary> run(Iterator<Item> source, Step clean, Step enrich)
      throws ExecutionException, InterruptedException {
    return new Run(layout).run(source, clean, enrich);
  }

  /// Ends a scope with the first of its subtasks to end, and gives that one.
  private static final class FirstToEnd<T> implements Joiner<T, Subtask<? extends T>> {

    private final AtomicReference<@Nullable Subtask<? extends T>> first = new AtomicReference<>();

    @Override
    public boolean onComplete(Subtask<? extends T> subtask) {
      first.compareAndSet(null, subtask); // linearization point
      return true;
    }

    @Override
    public Subtask<? extends T> result() {
      return requireNonNull(first.get());
    }
  }

  /// What a worker does to one item after the other.
  private interface Work {

    void run() throws Exception;
  }

  /// One run.
  private static final class Run {

    private final Layout layout;
    private final Semaphore room;
    private final BlockingQueue<Item> raw = new LinkedBlockingQueue<>();
    private final BlockingQueue<Item> cleaned = new LinkedBlockingQueue<>();
    private final BlockingQueue<Item> enriched = new LinkedBlockingQueue<>();
    private final ConcurrentMap<String, Summary> sums = new ConcurrentHashMap<>();

    Run(Layout layout) {
      this.layout = layout;
      this.room = new Semaphore(layout.room());
    }

    Map<String, Summary> run(Iterator<Item> source, Step clean, Step enrich)
        throws ExecutionException, InterruptedException {
      try (var scope =
          StructuredTaskScope.<Map<String, Summary>, Subtask<? extends Map<String, Summary>>>open(
              new FirstToEnd<>())) {
        start(scope, layout.cleaners(), () -> pass(raw.take(), clean, cleaned));
        start(scope, layout.enrichers(), () -> pass(cleaned.take(), enrich, enriched));
        start(scope, layout.aggregators(), () -> addUp(enriched.take()));
        Subtask<Map<String, Summary>> _ = scope.fork(() -> read(source));
        Subtask<? extends Map<String, Summary>> first = scope.join();
        if (first.state() == Subtask.State.FAILED) {
          throw new ExecutionException(first.exception());
        }
        return first.get();
      }
    }

    private static void start(
        StructuredTaskScope<Map<String, Summary>, ?> scope, int workers, Work work) {
      for (int worker = 0; worker < workers; worker++) {
        Subtask<Map<String, Summary>> _ =
            scope.fork(() -> {
              while (true) {
                work.run();
              }
            });
      }
    }

    /// Has all items taken, and waits until all are at their end.
    private Map<String, Summary> read(Iterator<Item> source) throws InterruptedException {
      room.acquire();
      while (source.hasNext()) {
        raw.add(source.next());
        room.acquire();
      }
      room.acquire(layout.room() - 1); // all but the one that found no item
      return Map.copyOf(sums);
    }

    private void pass(Item item, Step step, BlockingQueue<Item> to) throws Exception {
      Optional<Item> result = step.apply(item);
      if (result.isPresent()) {
        to.add(result.get());
      } else {
        room.release();
      }
    }

    private void addUp(Item item) {
      sums.merge(item.category(), Summary.of(item), Summary::plus); // linearization point
      room.release();
    }
  }
}
