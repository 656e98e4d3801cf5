// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.batch;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// **Broken:** [HandBatches] that collects results as they come.
///
/// ## Why it breaks
///
/// | step | task of a | task of b | results  |
/// |------|-----------|-----------|----------|
/// | 1    | is slow   | ends      | `[B]`    |
/// | 2    | ends      |           | `[B, A]` |
///
/// The caller takes the first for that of the first input.
///
/// **Where it is right:** where each result carries its input, or the order means nothing.
public final class BrokenOrderBatches implements Batches {

  private final int workers;
  private final int size;

  BrokenOrderBatches(int workers, int size) {
    this.workers = requireAtLeast(1, workers, "workers");
    this.size = requireAtLeast(1, size, "size");
  }

  @Override
  public <A, R> void run(Iterator<A> inputs, Work<A, R> work, Consumer<List<R>> sink)
      throws ExecutionException, InterruptedException {
    try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
      while (inputs.hasNext()) {
        CompletionService<R> completed = new ExecutorCompletionService<>(pool); // follows the wound
        List<A> batch = Batches.take(inputs, size);
        for (A input : batch) {
          completed.submit(() -> work.apply(input));
        }
        List<Future<R>> futures = new ArrayList<>(size);
        while (futures.size() < batch.size()) {
          futures.add(completed.take()); // wound: the one that is done first
        }
        sink.accept(results(futures));
      }
    }
  }

  private static <R> List<R> results(List<Future<R>> futures)
      throws ExecutionException, InterruptedException {
    List<R> results = new ArrayList<>(futures.size());
    for (Future<R> future : futures) {
      results.add(future.get());
    }
    return results;
  }
}
