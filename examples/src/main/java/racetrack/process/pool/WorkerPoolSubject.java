// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static racetrack.catalogue.Check.contract;
import static racetrack.catalogue.Claim.library;
import static racetrack.catalogue.Claim.sound;
import static racetrack.catalogue.Claim.submitted;
import static racetrack.catalogue.Claim.twinOf;

import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// The implementations of [WorkerPool].
public enum WorkerPoolSubject implements Subject {
  /// A thread pool whose threads ask processes, one task at a time.
  SIMPLE(sound(SimpleWorkerPool.class)),

  /// Tasks on offer ahead of time, nobody who waits for a pipe, and all options.
  FAST(sound(ProcessPool.class)),

  /// No processes: what the library has.
  THREADS(library(ThreadWorkerPool.class)),

  /// No processes, and virtual threads.
  VIRTUAL(library(VirtualWorkerPool.class)),

  /// A task that killed its worker is given to the next.
  BROKEN_RETRY(
      twinOf(SIMPLE, BrokenRetryWorkerPool.class)
          .caughtBy(contract("failsTheTaskWhoseWorkerDies"))),

  /// Both sides write, and nobody reads.
  BROKEN_BATCH(
      twinOf(SIMPLE, BrokenBatchWorkerPool.class).caughtBy(contract("takesPayloadsOfAnySize"))),

  /// An interrupt is sent to where none is heard.
  BROKEN_CANCEL(
      twinOf(SIMPLE, BrokenCancelWorkerPool.class)
          .against("THI04", "TPS02")
          .caughtBy(
              contract("freesTheWorkerOfACancelledTask"),
              contract("endsWhateverRunsWhenItIsShutDownNow"))),

  /// A worker at work is lent to another.
  BROKEN_SHARED(
      twinOf(SIMPLE, BrokenSharedWorkerPool.class)
          .caughtBy(contract("runsAsManyTasksAtOnceAsItHasWorkers"))),

  /// The processes outlive the pool.
  BROKEN_ORPHAN(
      twinOf(SIMPLE, BrokenOrphanWorkerPool.class)
          .caughtBy(contract("leavesNoWorkerAliveWhenItIsClosed"))),

  /// Closed is not ended.
  BROKEN_HASTY(
      twinOf(FAST, BrokenHastyProcessPool.class)
          .caughtBy(contract("finishesWhatIsQueuedWhenItIsClosed"))),

  /// A class from outside.
  SUBMITTED(submitted(SimpleWorkerPool.class));

  private final Claim claim;

  WorkerPoolSubject(Claim claim) {
    this.claim = claim;
  }

  /// Creates a pool. It should be closed.
  ///
  /// @param workers how many tasks it runs at once; at least one
  /// @return the pool
  /// @throws IllegalArgumentException if there is to be no worker
  public WorkerPool create(int workers) {
    return switch (this) {
      case SIMPLE -> new SimpleWorkerPool(workers);
      case FAST -> ProcessPool.builder().workers(workers).build();
      case THREADS -> new ThreadWorkerPool(workers);
      case VIRTUAL -> new VirtualWorkerPool(workers);
      case BROKEN_RETRY -> new BrokenRetryWorkerPool(workers);
      case BROKEN_BATCH -> new BrokenBatchWorkerPool(workers);
      case BROKEN_CANCEL -> new BrokenCancelWorkerPool(workers);
      case BROKEN_SHARED -> new BrokenSharedWorkerPool(workers);
      case BROKEN_ORPHAN -> new BrokenOrphanWorkerPool(workers);
      case BROKEN_HASTY ->
          new BrokenHastyProcessPool(ProcessPool.builder().workers(workers).settings());
      case SUBMITTED -> instantiate(WorkerPool.class, workers);
    };
  }

  /// {@return a task that kills its worker, or as nearly as can be: a thread survives it}
  RemoteCallable<Integer> fatal() {
    return switch (this) {
      case THREADS, VIRTUAL -> WorkerPoolSubject::fail;
      case SIMPLE,
          FAST,
          BROKEN_RETRY,
          BROKEN_BATCH,
          BROKEN_CANCEL,
          BROKEN_SHARED,
          BROKEN_ORPHAN,
          BROKEN_HASTY ->
          WorkerPoolSubject::halt;
      case SUBMITTED -> {
        long here = ProcessHandle.current().pid(); // its workers may be threads, or processes
        yield () -> ProcessHandle.current().pid() == here ? fail() : halt();
      }
    };
  }

  private static int fail() {
    throw new InternalError("the worst that a task can do to a thread");
  }

  private static int halt() {
    Runtime.getRuntime().halt(3);
    return 0;
  }

  @Override
  public Claim claim() {
    return claim;
  }
}
