// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.background;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;

/// Runs tasks in the background, and has exactly one outcome for each that it accepted.
///
/// Nobody waits for a single task. A client that wants to know asks now and then what has come of
/// them, or waits until there is nothing left to wait for: how is unspecified, it may spin. Any
/// number of threads may call any method.
///
/// §1 Each task that was accepted has exactly one outcome, whatever it does. §2 As many tasks run
/// at a time as there are workers. §3 To be started with fewer than one worker is refused with an
/// [IllegalArgumentException]. §4 A task begins uninterrupted.
///
/// §5 **Memory effect:** what a thread wrote before it added a task is seen by the task; what the
/// task wrote is seen by whoever is given its outcome.
///
/// @param <T> the type of the values
public interface TaskManager<T> extends AutoCloseable {

  /// What has come of a task.
  ///
  /// @param <T> the type of the values
  sealed interface Outcome<T> {

    /// {@return the name of the task}
    String id();

    /// It returned a value.
    ///
    /// @param id the name of the task
    /// @param value the value
    /// @param <T> the type of the values
    record Success<T>(String id, T value) implements Outcome<T> {}

    /// It threw.
    ///
    /// @param id the name of the task
    /// @param cause what it threw
    /// @param <T> the type of the values
    record Failure<T>(String id, Throwable cause) implements Outcome<T> {}

    /// It never ran, since the manager was shut down before.
    ///
    /// @param id the name of the task
    /// @param <T> the type of the values
    record Cancelled<T>(String id) implements Outcome<T> {}
  }

  /// §6 Has a task run, and returns at once.
  ///
  /// @param id the name of the task, for whoever gets its outcome
  /// @param task what is to be run
  /// @throws RejectedExecutionException §7 if the manager is shut down; there is no outcome then
  /// @throws NullPointerException §8 if the name or the task is null; there is no outcome then
  void add(String id, Callable<T> task);

  /// {@return §9 the outcomes that have come since they were asked for last, the oldest first} §10
  /// This does not wait.
  List<Outcome<T>> poll();

  /// §11 Waits until there is an outcome for every task that was added.
  ///
  /// §12 If there is none to wait for, this returns also to an interrupted thread, which stays so.
  ///
  /// @throws InterruptedException §13 if interrupted while waiting, or before, if it has to wait
  void await() throws InterruptedException;

  /// §14 Accepts nothing more.
  ///
  /// §15 What runs goes on to its end. What has not begun never runs, and is cancelled soon.
  void shutdown();

  /// §16 Shuts down, and waits until there is an outcome for every task, interrupted or not. §17 No
  /// worker is left, but for its last moment.
  @Override
  default void close() {
    shutdown();
    boolean interrupted = false;
    boolean waiting = true;
    while (waiting) {
      try {
        await();
        waiting = false;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
