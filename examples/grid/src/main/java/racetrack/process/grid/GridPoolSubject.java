// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import static racetrack.catalogue.Check.contract;
import static racetrack.catalogue.Claim.library;
import static racetrack.catalogue.Claim.sound;
import static racetrack.catalogue.Claim.twinOf;

import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;
import racetrack.process.pool.WorkerPoolSubject;

/// The implementations of [GridPool].
public enum GridPoolSubject implements Subject {
  /// Each task goes to one member, and is lost with it.
  ENGINE(sound(EnginePool.class)),

  /// A second member keeps each task, and runs it again if the first is lost.
  DURABLE(sound(DurablePool.class)),

  /// No network: the process pool.
  PROCESSES(library(NeighbourPool.class)),

  /// No processes: what the library has.
  THREADS(library(NeighbourPool.class)),

  /// No processes, and virtual threads.
  VIRTUAL(library(NeighbourPool.class)),

  /// A result is left on its member until somebody asks.
  BROKEN_KEPT(
      twinOf(ENGINE, BrokenKeptPool.class).caughtBy(contract("keepsAResultWhoseWorkerIsLost"))),

  /// A task whose member was lost is given to the next.
  BROKEN_TWICE(
      twinOf(ENGINE, BrokenTwicePool.class)
          .caughtBy(contract("runsTheTaskOfALostWorkerAsOftenAsItPromises"))),

  /// What one member was sent, another is taken to have.
  BROKEN_LOCAL(
      twinOf(ENGINE, BrokenLocalPool.class)
          .caughtBy(contract("givesTheSameOutcomeWhicheverWorkerRunsATask"))),

  /// Any number of tasks may wait.
  BROKEN_UNBOUNDED(
      twinOf(ENGINE, BrokenUnboundedPool.class)
          .against("TPS00")
          .caughtBy(contract("refusesWhatItsBacklogHasNoRoomFor")));

  private final Claim claim;

  GridPoolSubject(Claim claim) {
    this.claim = claim;
  }

  /// Creates a pool, and starts its workers. It should be closed.
  ///
  /// @param workers how many tasks it runs at once; at least one
  /// @param backlog how many tasks may wait; at least one
  /// @return the pool
  /// @throws IllegalArgumentException if there is to be no worker, or no room
  public GridPool create(int workers, int backlog) {
    if (workers < 1) {
      throw new IllegalArgumentException("workers must be at least 1, but was " + workers);
    }
    if (backlog < 1) {
      throw new IllegalArgumentException("backlog must be at least 1, but was " + backlog);
    }
    return switch (this) {
      case ENGINE -> new EnginePool(workers, backlog);
      case DURABLE -> new DurablePool(workers, backlog);
      case PROCESSES -> new NeighbourPool(WorkerPoolSubject.FAST, workers, backlog);
      case THREADS -> new NeighbourPool(WorkerPoolSubject.THREADS, workers, backlog);
      case VIRTUAL -> new NeighbourPool(WorkerPoolSubject.VIRTUAL, workers, backlog);
      case BROKEN_KEPT -> new BrokenKeptPool(workers, backlog);
      case BROKEN_TWICE -> new BrokenTwicePool(workers, backlog);
      case BROKEN_LOCAL -> new BrokenLocalPool(workers, backlog);
      case BROKEN_UNBOUNDED -> new BrokenUnboundedPool(workers);
    };
  }

  @Override
  public Claim claim() {
    return claim;
  }
}
