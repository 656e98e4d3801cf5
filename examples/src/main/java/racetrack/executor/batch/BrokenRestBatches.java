// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.batch;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// **Broken:** [HandBatches] that waits for a full batch.
///
/// ## Why it breaks
///
/// | step | inputs left | batch of 3 | handed over |
/// |------|-------------|------------|-------------|
/// | 1    | 5           | full       | 3           |
/// | 2    | 2           | not full   | 3           |
///
/// Two inputs are taken, and nobody hears of them again.
///
/// **Where it is right:** where the number of inputs is a multiple of the batch.
public final class BrokenRestBatches implements Batches {

  private final int workers;
  private final int size;

  BrokenRestBatches(int workers, int size) {
    this.workers = requireAtLeast(1, workers, "workers");
    this.size = requireAtLeast(1, size, "size");
  }

  @Override
  public <A, R> void run(Iterator<A> inputs, Work<A, R> work, Consumer<List<R>> sink)
      throws ExecutionException, InterruptedException {
    try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
      while (inputs.hasNext()) {
        List<Future<R>> futures = new ArrayList<>(size);
        List<A> batch = Batches.take(inputs, size);
        if (batch.size() < size) {
          return; // wound: with inputs in its hands
        }
        for (A input : batch) {
          futures.add(pool.submit(() -> work.apply(input)));
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
