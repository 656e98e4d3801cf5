// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.batch;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// A batch is what the library's `invokeAll` waits for.
///
/// **Seed idiom:** `list(executor.map(process, batch))`.
///
/// **Thread safety:** unconditional; each call has a pool of its own.
///
/// ## Why it is correct
///
/// `invokeAll` returns when every task of the batch is done, with the futures in the order of the
/// tasks. The rest is as in [HandBatches].
///
/// ## Cost
///
/// As [HandBatches]. A batch with a failure is run to its end before the failure is seen.
///
/// ## Broken twin
///
/// [BrokenFlightBatches], by way of [HandBatches].
///
/// ## Sources
///
/// - [java.util.concurrent.ExecutorService#invokeAll].
public final class JdkBatches implements Batches {

  private final int workers;
  private final int size;

  JdkBatches(int workers, int size) {
    this.workers = requireAtLeast(1, workers, "workers");
    this.size = requireAtLeast(1, size, "size");
  }

  @Override
  public <A, R> void run(Iterator<A> inputs, Work<A, R> work, Consumer<List<R>> sink)
      throws ExecutionException, InterruptedException {
    try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
      while (inputs.hasNext()) {
        List<Callable<R>> tasks = new ArrayList<>(size);
        for (A input : Batches.take(inputs, size)) {
          tasks.add(() -> work.apply(input));
        }
        List<R> results = new ArrayList<>(tasks.size());
        for (Future<R> future : pool.invokeAll(tasks)) {
          results.add(future.get());
        }
        sink.accept(results);
      }
    }
  }
}
