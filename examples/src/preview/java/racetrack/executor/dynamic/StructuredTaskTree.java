// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.dynamic;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;

/// A scope for the children of each task: the tree of scopes is the tree of tasks.
///
/// **Seed idiom:** `while len(active_futures) < 4 and pending_tasks`.
///
/// **Thread safety:** unconditional; each call has scopes and turns of its own.
///
/// ## Why it is correct
///
/// - **The end:** nobody counts. A task's thread ends when the scope of its children is closed, and
///   that is when all of their threads have ended. So the scope of the roots is closed when nothing
///   is left.
/// - **Bound:** a task runs between `acquire` and `release` of one of the `turns`. A parent that
///   waits for its children has given its turn back.
/// - **Happens-before:** what a thread of a scope did precedes the `join` of its owner.
/// - **Failure:** the first one is kept, and nothing is begun after it; what runs goes on.
/// - **Interruption:** `join` ends with it, at each level. It is kept before the scope is closed,
///   so a task that does not heed its interruption makes no more. Closing a scope interrupts its
///   threads and waits for them.
///
/// ## Cost
///
/// A thread a task, as in [VirtualTaskTree], which lives until its last descendant has ended: a
/// chain of a thousand tasks has a thousand threads at its end.
///
/// ## Broken twins
///
/// [BrokenUncountedTaskTree] and [BrokenUnlimitedTaskTree], by way of [VirtualTaskTree]. The first
/// of them cannot be written here.
///
/// ## Sources
///
/// - JEP 505, *Structured Concurrency (Fifth Preview)*. It is not the API of the previews before,
///   and may change again; so this class is compiled with the profile `preview` only.
public final class StructuredTaskTree implements TaskTree {

  private final int workers;

  StructuredTaskTree(int workers) {
    this.workers = requireAtLeast(1, workers, "workers");
  }

  @Override
  public <T, R> List<R> run(List<T> roots, Work<T, R> work)
      throws ExecutionException, InterruptedException {
    Harvest<T, R> harvest = new Harvest<>(work);
    new Run<>(harvest, new Semaphore(workers)).grow(roots);
    return harvest.results();
  }

  /// One run.
  private record Run<T, R>(Harvest<T, R> harvest, Semaphore turns) {

    /// Runs tasks and all that comes of them.
    void grow(List<T> tasks) throws InterruptedException {
      try (var scope = StructuredTaskScope.open(Joiner.awaitAll())) {
        for (T task : tasks) {
          Subtask<Boolean> _ = scope.fork(() -> run(task));
        }
        join(scope);
      }
    }

    private boolean run(T task) throws InterruptedException {
      grow(runInTurn(task));
      return true;
    }

    private List<T> runInTurn(T task) throws InterruptedException {
      turns.acquire();
      try {
        return harvest.run(task);
      } finally {
        turns.release();
      }
    }

    private void join(StructuredTaskScope<?, ?> scope) throws InterruptedException {
      try {
        scope.join();
      } catch (InterruptedException e) {
        harvest.fail(e);
        throw e;
      }
    }
  }
}
