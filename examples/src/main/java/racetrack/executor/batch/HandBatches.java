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

/// A batch is submitted, awaited, handed over, and forgotten; then comes the next.
///
/// **Seed idiom:** `for i in range(0, len(data), batch_size)`, with the futures of one batch at a
/// time.
///
/// **Thread safety:** unconditional; each call has a pool of its own.
///
/// ## Why it is correct
///
/// - **Bound:** `run` takes the inputs of a batch, and takes no more before `sink` has returned.
///   The lists of the batch are variables of one turn of the loop: nothing keeps them.
/// - **Order:** the futures are asked in the order of the inputs, whichever is done first.
/// - **Happens-before:** a task precedes the return of `get` from its future.
/// - **Failure:** `get` throws it before the batch is handed over, and closing the pool waits for
///   the others of the batch.
///
/// ## Cost
///
/// At the end of each batch, workers wait for the slowest. The larger the batch, the less of that,
/// and the more memory: a window that slides would have both, and hand over one by one.
///
/// ## Broken twins
///
/// [BrokenFlightBatches] submits everything and then asks by the batch; [BrokenOrderBatches] hands
/// over what is done first; [BrokenRestBatches] forgets the last batch, which is not full.
///
/// ## Sources
///
/// - JLS 25, §17.4.5 (happens-before).
public final class HandBatches implements Batches {

  private final int workers;
  private final int size;

  HandBatches(int workers, int size) {
    this.workers = requireAtLeast(1, workers, "workers");
    this.size = requireAtLeast(1, size, "size");
  }

  @Override
  public <A, R> void run(Iterator<A> inputs, Work<A, R> work, Consumer<List<R>> sink)
      throws ExecutionException, InterruptedException {
    try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
      while (inputs.hasNext()) {
        List<Future<R>> futures = new ArrayList<>(size);
        for (A input : Batches.take(inputs, size)) {
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
