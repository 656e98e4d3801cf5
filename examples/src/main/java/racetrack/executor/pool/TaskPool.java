// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pool;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/// An [ExecutorService] that runs at most so many tasks at once and lets at most so many wait.
///
/// Any number of threads may call any method. In which order waiting tasks begin is unspecified,
/// and so is how one waits: it may spin. §1 What was accepted is run, as many tasks at once as
/// there are workers. §2 Null is refused with a [NullPointerException].
///
/// What an initialiser that fails does to its pool is left open: some are broken by it.
///
/// What [ExecutorService] leaves open is fixed here:
///
/// - §3 **Saturation:** a task is accepted while fewer than `workers + capacity` accepted tasks are
///   unfinished. Otherwise the [Saturation] decides. §4 With a capacity of 0 and
///   [Saturation#CALLER_RUNS], an accepted task never waits for another to end, so tasks may wait
///   for tasks that they submit.
/// - §5 **Failures:** the failure of a submitted task, whatever it throws, is kept for whoever gets
///   it. §6 The failure of a task given to `execute` goes to the uncaught exception handler of the
///   thread that ran it, be it the submitter's. §7 A failure takes no worker from the tasks that
///   follow, and does not come out of `execute`.
/// - §8 **Shutdown:** `shutdown` lets everything that was accepted run, and `close` waits for that.
///   §9 `shutdownNow` interrupts what runs; what waits never runs, is returned, and is cancelled if
///   it is a [Future], so that nobody waits for it in vain. (`ThreadPoolExecutor` leaves that to
///   whoever gets the list.) §10 So what is accepted either runs or is returned, whoever submits
///   meanwhile, and what is rejected does neither. §11 After either shutdown, work is rejected,
///   also that of submitters who wait.
/// - §12 **Interruption:** a submitter that is interrupted while it waits gets a
///   [RejectedExecutionException] and stays interrupted. §13 A task begins uninterrupted, whoever
///   runs it, unless `shutdownNow` comes first. §14 `awaitTermination` of a pool that has
///   terminated says so to an interrupted thread, too, which stays so.
/// - §15 **Times:** nobody gives up before the time has passed, or goes on waiting after that. If
///   it is not positive, nothing is waited for; there is none that is too long.
///
/// §16 **Memory effect:** what a thread wrote before it submitted a task is seen by the task; what
/// the task wrote is seen by whoever got its result, or saw the pool terminated.
public interface TaskPool extends ExecutorService {

  /// What happens to a task for which there is no room.
  enum Saturation {
    /// §17 The submitter runs it, and submits nothing else meanwhile.
    ///
    /// §18 A task that was given to `execute` does not disturb its submitter: a failure goes to the
    /// handler of uncaught exceptions of the submitter's thread and does not come out of `execute`,
    /// and an interrupt that came before is put by until the task has ended. §19 `shutdownNow` does
    /// not interrupt it, and termination does not wait for it.
    CALLER_RUNS,

    /// §20 The submitter waits until there is room.
    BLOCK
  }

  /// How to make a pool.
  ///
  /// @param workers how many tasks run at once, at most
  /// @param capacity how many accepted tasks may wait, at most
  /// @param saturation what happens to those for which there is no room
  /// @param initialiser what each worker runs before its first task
  /// @param prefix §21 what the names of the workers begin with, before a number
  record Settings(
      int workers, int capacity, Saturation saturation, Runnable initialiser, String prefix) {

    /// One worker for each processor that this process may use, which is what the JVM takes from
    /// the limits of its container.
    public static final Settings DEFAULT =
        new Settings(
            Runtime.getRuntime().availableProcessors(),
            1_024,
            Saturation.CALLER_RUNS,
            () -> {},
            "worker-");

    /// Checks the settings.
    ///
    /// @throws IllegalArgumentException if there is no worker, or the capacity is negative
    public Settings {
      if (workers < 1) {
        throw new IllegalArgumentException("workers must be at least 1, but was " + workers);
      }
      if (capacity < 0) {
        throw new IllegalArgumentException("capacity must be at least 0, but was " + capacity);
      }
      requireNonNull(saturation, "saturation");
      requireNonNull(initialiser, "initialiser");
      requireNonNull(prefix, "prefix");
    }

    /// {@return the same with another number of workers}
    ///
    /// @param number how many tasks run at once, at most
    public Settings withWorkers(int number) {
      return new Settings(number, capacity, saturation, initialiser, prefix);
    }

    /// {@return the same with other bounds}
    ///
    /// @param waiting how many accepted tasks may wait, at most
    /// @param otherwise what happens to those for which there is no room
    public Settings withCapacity(int waiting, Saturation otherwise) {
      return new Settings(workers, waiting, otherwise, initialiser, prefix);
    }

    /// {@return the same with an initialiser}
    ///
    /// @param first what each worker runs before its first task
    public Settings withInitialiser(Runnable first) {
      return new Settings(workers, capacity, saturation, first, prefix);
    }

    /// {@return the same with another prefix}
    ///
    /// @param start what the names of the workers begin with
    public Settings withPrefix(String start) {
      return new Settings(workers, capacity, saturation, initialiser, start);
    }
  }
}
