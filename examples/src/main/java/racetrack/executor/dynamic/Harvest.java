// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.dynamic;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import racetrack.executor.dynamic.TaskTree.Step;
import racetrack.executor.dynamic.TaskTree.Work;

/// The results of a tree of tasks, and its first failure, after which nothing is begun.
///
/// Safe for use by several threads.
///
/// @param <T> the type of the tasks
/// @param <R> the type of the results
final class Harvest<T, R> {

  private final Work<T, R> work;
  private final Queue<R> results = new ConcurrentLinkedQueue<>();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  Harvest(Work<T, R> work) {
    this.work = work;
  }

  /// {@return the tasks that a task has made; none if it failed, or was not begun}
  List<T> run(T task) {
    if (failure.get() != null) {
      return List.of();
    }
    try {
      Step<T, R> step = work.run(task);
      results.add(step.result());
      return step.more();
    } catch (Throwable e) {
      fail(e);
      return List.of();
    }
  }

  /// Has nothing more begin.
  void fail(Throwable cause) {
    failure.compareAndSet(null, cause);
  }

  List<R> results() throws ExecutionException {
    Throwable cause = failure.get();
    if (cause != null) {
      throw new ExecutionException(cause);
    }
    return List.copyOf(results);
  }
}
