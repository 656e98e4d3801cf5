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

/// **Broken:** [HandBatches] that submits everything, and asks by the batch.
///
/// ## Why it breaks
///
/// The results come in batches, and look right. But the inputs were all taken at the start.
///
/// | step | caller                | alive                  |
/// |------|-----------------------|------------------------|
/// | 1    | takes batch 1         | 100                    |
/// | 2    | takes batch 2         | 200                    |
/// | ...  | takes batch 1,000     | 100,000                |
/// | 1001 | asks for batch 1      | 100,000                |
///
/// **Where it is right:** where everything fits into memory anyway.
///
/// **CERT:** TPS00.
public final class BrokenFlightBatches implements Batches {

  private final int workers;
  private final int size;

  BrokenFlightBatches(int workers, int size) {
    this.workers = requireAtLeast(1, workers, "workers");
    this.size = requireAtLeast(1, size, "size");
  }

  @Override
  public <A, R> void run(Iterator<A> inputs, Work<A, R> work, Consumer<List<R>> sink)
      throws ExecutionException, InterruptedException {
    try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
      List<Future<R>> futures = new ArrayList<>();
      while (inputs.hasNext()) { // wound: asks for a batch before it takes the next
        A input = inputs.next();
        futures.add(pool.submit(() -> work.apply(input)));
      }
      for (int from = 0; from < futures.size(); from += size) { // follows the wound
        sink.accept(results(futures.subList(from, Math.min(from + size, futures.size()))));
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
