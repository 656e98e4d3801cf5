// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.batch;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import racetrack.catalogue.Seed;

/// Twenty-five items in batches of ten on three workers, each with a large buffer while it is
/// worked on.
///
/// Two bounds hold at once. Buffers are made by the tasks, so there are as many as workers; inputs
/// and results are held by the batch, so there are as many as it is large. How many items there are
/// in all matters to neither.
@Seed(
    rows = {"1.13", "2.22", "3.20"},
    idiom = "for i in range(0, len(data), batch_size): one batch of futures; yield batch_results")
public final class BuffersExample {

  static final int WORKERS = 3;
  static final int BATCH = 10;

  private static final int BUFFER = 1 << 20;

  private BuffersExample() {}

  /// What was alive at most.
  ///
  /// @param buffers how many buffers of tasks
  /// @param items how many items that were taken and whose results were not handed over
  /// @param batches the results, batch by batch
  record Peak(int buffers, int items, List<List<Integer>> batches) {}

  /// Prints each batch, and how much was alive at most.
  ///
  /// @param args ignored
  /// @throws InterruptedException if interrupted while waiting
  /// @throws ExecutionException if the work failed for an item
  public static void main(String[] args) throws InterruptedException, ExecutionException {
    Peak peak = run(BatchesSubject.HAND, 25, batch -> System.out.println("batch: " + batch));
    System.out.println("buffers alive at most: " + peak.buffers() + " MiB");
    System.out.println("items alive at most:   " + peak.items());
  }

  /// {@return what was alive at most, and the results}
  ///
  /// @param subject how to run the batches
  /// @param items how many items there are
  /// @param lines takes each batch of results
  /// @throws InterruptedException if interrupted while waiting
  /// @throws ExecutionException if the work failed for an item
  static Peak run(BatchesSubject subject, int items, Consumer<List<Integer>> lines)
      throws InterruptedException, ExecutionException {
    AtomicInteger buffers = new AtomicInteger();
    AtomicInteger mostBuffers = new AtomicInteger();
    AtomicInteger alive = new AtomicInteger();
    AtomicInteger mostAlive = new AtomicInteger();
    Iterator<Integer> inputs =
        IntStream.range(0, items)
            .peek(_ -> mostAlive.accumulateAndGet(alive.incrementAndGet(), Math::max))
            .iterator();
    List<List<Integer>> batches = new ArrayList<>();
    subject
        .create(WORKERS, BATCH)
        .run(
            inputs,
            item -> {
              mostBuffers.accumulateAndGet(buffers.incrementAndGet(), Math::max);
              byte[] buffer = new byte[BUFFER];
              buffer[item] = item.byteValue();
              buffers.decrementAndGet(); // nothing refers to it any more
              return 2 * buffer[item];
            },
            results -> {
              alive.addAndGet(-results.size());
              batches.add(results);
              lines.accept(results);
            });
    return new Peak(mostBuffers.get(), mostAlive.get(), batches);
  }
}
