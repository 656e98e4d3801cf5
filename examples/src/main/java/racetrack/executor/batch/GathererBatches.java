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

/// A stream of each batch, mapped on virtual threads.
///
/// **Seed idiom:** `executor.map(process, batch)`.
///
/// **Thread safety:** unconditional.
///
/// ## Why it is correct
///
/// `Gatherers.mapConcurrent` starts a virtual thread for each input of the batch, and gives the
/// results on in the order of the inputs. The threads take turns: as many work at a time as there
/// are workers. `mapConcurrent` could limit that too, but counts also who is done and waits for one
/// before it. The batch bounds the memory, as in [HandBatches].
///
/// - **Failure:** it comes out of the stream inside of another exception, in a form that differs
///   from version to version. So the work keeps its own failure in a wrapper that is looked for.
/// - **Interruption:** `mapConcurrent` does not end when it is interrupted. The caller notices
///   after the batch.
///
/// ## Cost
///
/// A thread an input. Nothing is left of them at the end of a batch, so there is no pool to close.
///
/// ## Broken twins
///
/// [BrokenDeafBatches] does not look at interrupts. [BrokenFlightBatches], by way of [HandBatches].
///
/// ## Sources
///
/// - JEP 485, *Stream Gatherers*.
public final class GathererBatches implements Batches {

  private final int workers;
  private final int size;

  GathererBatches(int workers, int size) {
    this.workers = requireAtLeast(1, workers, "workers");
    this.size = requireAtLeast(1, size, "size");
  }

  @Override
  public <A, R> void run(Iterator<A> inputs, Work<A, R> work, Consumer<List<R>> sink)
      throws ExecutionException, InterruptedException {
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
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
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
