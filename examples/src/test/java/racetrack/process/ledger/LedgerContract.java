// SPDX-License-Identifier: Apache-2.0
package racetrack.process.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Dimension;
import racetrack.testkit.Crew;
import racetrack.testkit.EverySubject;
import racetrack.testkit.ThreadKind;
import racetrack.testkit.Wording;

/// What every ledger promises. Each subject is held to all of it, owner and worker each with a
/// ledger of their own over the same memory.
@EverySubject
class LedgerContract {

  @Parameter LedgerSubject subject;

  private Ledger owner;
  private Ledger worker;

  @BeforeEach
  void share() {
    ByteBuffer memory = ByteBuffer.allocateDirect(Ledger.SIZE);
    owner = subject.create(memory);
    worker = subject.create(memory);
  }

  /// The numbers of tasks that have places at both ends and in the middle, in a late lap too.
  @Asks({1, 2, 3, 7})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 63, 64, 65, 1_000_000_007, Long.MAX_VALUE / 4})
  void letsTheWorkerBeginATaskOnce(long task) {
    owner.offer(task);
    assertFalse(owner.begun(task));
    assertTrue(worker.begin(task));
    assertFalse(worker.begin(task));
    assertTrue(owner.begun(task));
  }

  @Asks({1, 2, 5, 6})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void letsTheOwnerWithdrawATaskOnce() {
    owner.offer(5);
    assertTrue(owner.withdraw(5));
    assertFalse(owner.withdraw(5));
    assertFalse(owner.begun(5));
  }

  /// Their last bits are the same, and so is their place.
  @Asks({3, 5, 7})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void tellsTasksApartWhoseNumbersAreFarApart() {
    owner.offer(5 + (1L << 33));
    assertFalse(worker.begin(5));
    assertFalse(owner.withdraw(5));
    assertFalse(owner.begun(5));
    assertTrue(worker.begin(5 + (1L << 33)));
  }

  /// Each end is the owner's for a moment.
  @Asks({1, 5})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void hasATaskWithdrawnAtTheOtherLedger() {
    owner.offer(5);
    assertTrue(worker.withdraw(5));
    assertFalse(owner.withdraw(5));
  }

  @Asks({3, 7})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void beginsNothingThatWasWithdrawn() {
    owner.offer(5);
    owner.withdraw(5);
    assertFalse(worker.begin(5));
    assertFalse(owner.begun(5));
  }

  @Asks({5, 6, 7})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void withdrawsNothingThatWasBegun() {
    owner.offer(5);
    worker.begin(5);
    assertFalse(owner.withdraw(5));
    assertTrue(owner.begun(5));
    assertFalse(owner.withdraw(5));
  }

  @Asks({3, 5, 7})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void knowsNothingOfATaskThatWasNotOffered() {
    assertFalse(worker.begin(1));
    assertFalse(owner.withdraw(1));
    assertFalse(owner.begun(1));
    owner.offer(1);
    assertFalse(worker.begin(2));
    assertFalse(owner.withdraw(2));
    assertFalse(owner.begun(2));
    assertTrue(worker.begin(1));
  }

  /// The task that was withdrawn is still on its way when its place has another.
  @Asks({3, 4})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void beginsNoTaskWhosePlaceHasAnother() {
    owner.offer(1);
    owner.withdraw(1);
    owner.offer(1 + Ledger.SLOTS);
    assertFalse(worker.begin(1));
    assertTrue(worker.begin(1 + Ledger.SLOTS));
  }

  @Asks({5, 6, 7})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void leavesTheTaskAloneThatHasThePlaceOfAnother() {
    owner.offer(1);
    worker.begin(1);
    owner.offer(1 + Ledger.SLOTS);
    assertFalse(owner.begun(1));
    assertFalse(owner.withdraw(1));
    assertTrue(worker.begin(1 + Ledger.SLOTS));
    assertFalse(owner.begun(1));
    assertTrue(owner.begun(1 + Ledger.SLOTS));
  }

  @Asks({2, 3, 5})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void keepsAsManyTasksApartAsThereArePlaces() {
    for (long task = 1; task <= Ledger.SLOTS; task++) {
      owner.offer(task);
    }
    for (long task = 1; task <= Ledger.SLOTS; task++) {
      assertTrue(task % 2 == 0 ? worker.begin(task) : owner.withdraw(task));
    }
    for (long task = 1; task <= Ledger.SLOTS; task++) {
      assertEquals(task % 2 == 0, owner.begun(task));
    }
  }

  /// The owner wants each task back just when the worker begins it.
  @Asks({2, 3, 4, 5, 7})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void givesEachTaskToOneOfTheTwo(ThreadKind kind) throws InterruptedException {
    int tasks = 20 * Ledger.SLOTS;
    AtomicInteger arrivals = new AtomicInteger();
    boolean[] began = new boolean[tasks];
    boolean[] withdrew = new boolean[tasks];
    owner.offer(1);
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "worker",
          tasks,
          index -> {
            Crew.meet(arrivals, index);
            began[index] = worker.begin(1 + index);
          });
      crew.start(
          "owner",
          tasks,
          index -> {
            Crew.meet(arrivals, index);
            withdrew[index] = owner.withdraw(1 + index);
            owner.offer(2 + index);
          });
      crew.joinSoon();
    }
    for (int index = 0; index < tasks; index++) {
      assertTrue(began[index] != withdrew[index], "task " + (1 + index));
    }
  }

  @Asks(1)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void isApartFromALedgerOverOtherMemory() {
    Ledger other = subject.create(ByteBuffer.allocateDirect(Ledger.SIZE));
    owner.offer(1);
    assertFalse(other.begin(1));
    assertTrue(worker.begin(1));
    assertFalse(other.begun(1));
  }

  @Asks(1)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @ValueSource(ints = {0, 8, Ledger.SIZE - 1, Ledger.SIZE + 1, 2 * Ledger.SIZE})
  void refusesMemoryOfAnotherSize(int size) throws InterruptedException {
    ByteBuffer memory = ByteBuffer.allocateDirect(size);
    Wording.assertRefused(
        subject,
        "memory must be a direct buffer of 512 bytes, but was " + memory,
        () -> subject.create(memory));
  }

  @Asks(1)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void refusesMemoryThatCannotBeShared() throws InterruptedException {
    ByteBuffer memory = ByteBuffer.allocate(Ledger.SIZE);
    Wording.assertRefused(
        subject,
        "memory must be a direct buffer of 512 bytes, but was " + memory,
        () -> subject.create(memory));
  }
}
