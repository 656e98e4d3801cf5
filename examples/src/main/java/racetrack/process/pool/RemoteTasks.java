// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/// Tasks and their outcomes as bytes, for pools whose workers are anywhere.
///
/// What [SimpleWorkerPool] does on its two sides of a pipe, without the pipe: the caller packs, the
/// worker answers, the caller has the outcome. Bytes are all that has to cross.
public final class RemoteTasks {

  private RemoteTasks() {}

  /// Packs a task.
  ///
  /// @param task a serialisable [java.util.concurrent.Callable] or [Runnable]
  /// @return the task as bytes
  /// @throws RejectedExecutionException if it cannot be packed, with what stands in the way
  public static byte[] pack(Object task) {
    requireNonNull(task, "task");
    try {
      return Pipe.pack(task);
    } catch (Throwable e) { // whatever its classes throw
      Throwable fault = Failures.presentable(e);
      throw new RejectedExecutionException("the task cannot cross to a process: " + fault, fault);
    }
  }

  /// Runs a task, on the side of the worker.
  ///
  /// @param task what [#pack] returned
  /// @return its result or its failure, as bytes
  /// @throws IOException if not even the failure's text can be packed
  public static byte[] answer(byte[] task) throws IOException {
    return SimpleWorkerMain.answerTo(task);
  }

  /// Unpacks an outcome, on the side of the caller.
  ///
  /// @param answer what [#answer] returned
  /// @return the task's result
  /// @throws Exception if the task failed: what it threw, or a [RemoteFailureException] with its
  ///   text if that could not cross
  public static @Nullable Object outcome(byte[] answer) throws Exception {
    Object result = Pipe.unpack(answer);
    if (result instanceof SimpleWorkerMain.Failure failure) {
      switch (failure.cause()) {
        case Exception exception -> throw exception;
        case Error error -> throw error;
        case Throwable other -> throw new CompletionException(other);
      }
    }
    return result;
  }
}
