// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.batch;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/// Applies some work to more inputs than there is memory for: a batch at a time, in order.
///
/// §1 **Memory:** an input is taken when its batch begins, and a batch begins when the results of
/// the one before have been handed over. So at most one batch is alive.
///
/// How a caller waits is unspecified: it may spin. §2 A batch of fewer than one input, and fewer
/// than one worker, are refused with an [IllegalArgumentException].
///
/// §3 **Memory effect:** what the work wrote for the inputs of a batch is seen by whoever is handed
/// its results, which is the calling thread.
public interface Batches {

  /// What is done for an input.
  ///
  /// @param <A> the type of the inputs
  /// @param <R> the type of the results
  interface Work<A, R> {

    /// Does it.
    ///
    /// @param input the input, not null
    /// @return its result, not null
    /// @throws Exception if it fails
    R apply(A input) throws Exception;
  }

  /// §4 Applies some work to inputs, as many at a time as there are workers: also beside one that
  /// is slow, as long as there are more in its batch.
  ///
  /// §5 What the inputs or the sink throw comes out as it is; the batches before are handed over.
  ///
  /// @param inputs where to take inputs from, which may be without end as long as something fails
  /// @param work what is done for each
  /// @param sink §6 takes the results of each batch, in the order of the inputs; the last batch may
  ///   be smaller
  /// @param <A> the type of the inputs
  /// @param <R> the type of the results
  /// @throws ExecutionException §7 if the work failed for an input: the batches before are handed
  ///   over, its own is not, and nothing is taken after it
  /// @throws InterruptedException §8 if interrupted while waiting
  <A, R> void run(Iterator<A> inputs, Work<A, R> work, Consumer<List<R>> sink)
      throws ExecutionException, InterruptedException;

  /// {@return up to so many inputs}
  ///
  /// @param inputs where to take them from
  /// @param size how many at most
  /// @param <A> the type of the inputs
  static <A> List<A> take(Iterator<A> inputs, int size) {
    List<A> batch = new ArrayList<>(size);
    while (batch.size() < size && inputs.hasNext()) {
      batch.add(inputs.next());
    }
    return batch;
  }
}
