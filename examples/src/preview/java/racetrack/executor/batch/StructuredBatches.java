// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.batch;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.function.Consumer;

/// A scope for each batch, which ends when all of its threads have ended.
///
/// **Seed idiom:** `list(executor.map(process, batch))`.
///
/// **Thread safety:** unconditional; each call has scopes and permits of its own.
///
/// ## Why it is correct
///
/// - **Bound:** the scope forks a thread for each input of the batch, and `turns` has a permit for
///   each worker. A thread works while it holds one. As in [HandBatches], no input is taken before
///   `sink` has returned.
/// - **Order:** `join` gives the subtasks in the order in which they were forked.
/// - **Happens-before:** what a subtask did precedes `Subtask.get`.
/// - **Failure:** the first one, in time, cancels the scope: the other threads of the batch are
///   interrupted, whether they work or wait for a permit. `join` throws the failure, and the batch
///   is not handed over.
/// - **Interruption:** `join` ends with it, and closing the scope interrupts the threads.
/// - **No thread is left:** closing the scope waits for all of its threads, however `join` ended.
///   So each of them has given its permit back when the next batch begins.
///
/// ## Cost
///
/// A thread an input, most of which wait for a permit. In return, a failure ends its batch early
/// where [HandBatches] and [JdkBatches] work on to the end of it, if the work heeds interruption.
///
/// ## Broken twin
///
/// [BrokenFlightBatches], by way of [HandBatches].
///
/// ## Sources
///
/// - JEP 505, *Structured Concurrency (Fifth Preview)*. It is not the API of the previews before,
///   and may change again; so this class is compiled with the profile `preview` only.
public final class StructuredBatches implements Batches {

  private final int workers;
  private final int size;

  StructuredBatches(int workers, int size) {
    this.workers = requireAtLeast(1, workers, "workers");
    this.size = requireAtLeast(1, size, "size");
  }

  @Override
  public <A, R> void run(Iterator<A> inputs, Work<A, R> work, Consumer<List<R>> sink)
      throws ExecutionException, InterruptedException {
    Semaphore turns = new Semaphore(workers);
    while (inputs.hasNext()) {
      sink.accept(results(Batches.take(inputs, size), work, turns));
    }
  }

  private static <A, R> List<R> results(List<A> batch, Work<A, R> work, Semaphore turns)
      throws ExecutionException, InterruptedException {
    try (var scope = StructuredTaskScope.open(Joiner.<R>allSuccessfulOrThrow())) {
      for (A input : batch) {
        Subtask<R> _ = scope.fork(() -> apply(work, input, turns));
      }
      return scope.join().map(Subtask::get).toList();
    } catch (StructuredTaskScope.FailedException e) {
      throw new ExecutionException(e.getCause());
    }
  }

  private static <A, R> R apply(Work<A, R> work, A input, Semaphore turns) throws Exception {
    turns.acquire();
    try {
      return work.apply(input);
    } finally {
      turns.release();
    }
  }
}
