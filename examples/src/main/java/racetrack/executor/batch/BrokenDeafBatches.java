// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.batch;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;

/// **Broken:** [GathererBatches] that leaves interrupts to the stream.
///
/// ## Why it breaks
///
/// `mapConcurrent` does not end when its thread is interrupted, and leaves the interrupt where it
/// is. So nobody looks at it, and the caller cannot be stopped.
///
/// | step | caller                     | another         |
/// |------|----------------------------|-----------------|
/// | 1    | waits for a batch          |                 |
/// | 2    | waits for a batch          | interrupts it   |
/// | 3    | hands the batch over       |                 |
/// | 4    | begins the next, and so on |                 |
///
/// **Where it is right:** if nobody wants it to end before its inputs do.
///
/// **CERT:** THI04.
public final class BrokenDeafBatches implements Batches {

  private final int workers;
  private final int size;

  BrokenDeafBatches(int workers, int size) {
    this.workers = requireAtLeast(1, workers, "workers");
    this.size = requireAtLeast(1, size, "size");
  }

  @Override
  public <A, R> void run(Iterator<A> inputs, Work<A, R> work, Consumer<List<R>> sink)
      throws ExecutionException { // follows the wound: no interrupt comes out
    Semaphore turns = new Semaphore(workers);
    while (inputs.hasNext()) {
      List<A> batch = Batches.take(inputs, size);
      List<R> results;
      try {
        results =
            batch.stream()
                .gather(Gatherers.mapConcurrent(size, (A input) -> apply(work, input, turns)))
                .toList();
      } catch (RuntimeException e) {
        throw new ExecutionException(cause(e));
      }
      // wound: nobody looks whether it was interrupted
      sink.accept(results);
    }
  }

  private static <A, R> R apply(Work<A, R> work, A input, Semaphore turns) {
    try {
      turns.acquire();
      try {
        return work.apply(input);
      } finally {
        turns.release();
      }
    } catch (Throwable e) {
      throw new CompletionException(e);
    }
  }

  /// {@return the failure of the work, however deep it is wrapped}
  private static Throwable cause(Throwable thrown) {
    @Nullable Throwable next = thrown;
    while (next != null) {
      Throwable cause = next.getCause();
      if (next instanceof CompletionException && cause != null) {
        return cause;
      }
      next = cause;
    }
    return thrown;
  }
}
