// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.philosophers;

import static racetrack.catalogue.Check.contract;
import static racetrack.catalogue.Check.model;
import static racetrack.catalogue.Check.race;
import static racetrack.catalogue.Claim.otherwiseThan;
import static racetrack.catalogue.Claim.sound;
import static racetrack.catalogue.Claim.submitted;
import static racetrack.catalogue.Claim.twinOf;

import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// The implementations of [Table].
public enum TableSubject implements Subject {
  /// The smaller number first.
  ORDERED(sound(OrderedTable.class)),

  /// One less than all may reach out.
  WAITER(sound(WaiterTable.class)),

  /// The second fork is only tried.
  TRY_LOCK(sound(TryLockTable.class)),

  /// All reach to the left.
  BROKEN_LEFT(
      twinOf(ORDERED, BrokenLeftTable.class)
          .against("LCK07")
          .caughtBy(contract("feedsAllWhenAllReachOutAtOnce"), model())),

  /// All may reach out.
  BROKEN_WAITER(
      twinOf(WAITER, BrokenWaiterTable.class)
          .against("LCK07")
          .caughtBy(contract("feedsAllWhenAllReachOutAtOnce"), model())),

  /// One fork has to do.
  BROKEN_ONE_FORK(
      otherwiseThan(ORDERED, BrokenOneForkTable.class)
          .caughtBy(contract("makesANeighbourWaitForTheEndOfAMeal"), race("Neighbours"), model())),

  /// Hungry neighbours go first.
  BROKEN_POLITE(
      otherwiseThan(TRY_LOCK, BrokenPoliteTable.class)
          .caughtBy(contract("feedsAllWhenAllReachOutAtOnce"))),

  /// Forks are put down after a good meal only.
  BROKEN_MEAL(
      twinOf(ORDERED, BrokenMealTable.class)
          .against("LCK08")
          .caughtBy(contract("hasTheForksBackWhenAMealHasFailed"))),

  /// One lock for the whole table.
  BROKEN_BIG_LOCK(
      otherwiseThan(ORDERED, BrokenBigLockTable.class)
          .caughtBy(contract("letsTwoWhoAreNoNeighboursEatTogether"))),

  /// A class from outside.
  SUBMITTED(submitted(OrderedTable.class));

  private final Claim claim;

  TableSubject(Claim claim) {
    this.claim = claim;
  }

  /// Lays a table.
  ///
  /// @param seats how many seats there are, at least two, and as many forks
  /// @return the table
  public Table create(int seats) {
    return create(Stream.<Lock>generate(ReentrantLock::new).limit(seats).toList());
  }

  /// Lays a table with given forks.
  ///
  /// @param forks one for each seat, at least two
  /// @return the table
  public Table create(List<Lock> forks) {
    return switch (this) {
      case ORDERED -> new OrderedTable(forks);
      case WAITER -> new WaiterTable(forks);
      case TRY_LOCK -> new TryLockTable(forks);
      case BROKEN_LEFT -> new BrokenLeftTable(forks);
      case BROKEN_WAITER -> new BrokenWaiterTable(forks);
      case BROKEN_ONE_FORK -> new BrokenOneForkTable(forks);
      case BROKEN_POLITE -> new BrokenPoliteTable(forks);
      case BROKEN_MEAL -> new BrokenMealTable(forks);
      case BROKEN_BIG_LOCK -> new BrokenBigLockTable(forks);
      case SUBMITTED -> instantiate(Table.class, forks);
    };
  }

  @Override
  public Claim claim() {
    return claim;
  }
}
