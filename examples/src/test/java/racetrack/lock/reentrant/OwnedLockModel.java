// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.reentrant;

import static racetrack.testkit.Models.call;
import static racetrack.testkit.Models.scenario;

import java.util.List;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Models;

/// Is a count that a re-entrant lock guards one that it could be in one thread?
@EverySubject
class OwnedLockModel {

  private static final int INTERLEAVINGS = 50;
  private static final Actor INCREMENT = call(Calls.class, "incrementNested");
  private static final Actor UNLOCK = call(Calls.class, "unlockUnowned");

  @Parameter OwnedLockSubject subject;

  @Asks({4, 5})
  @Test
  void isLinearizable() {
    Models.check(
        subject,
        Calls.class,
        Specification.class,
        INTERLEAVINGS,
        // The inner section ends, and the outer one goes on.
        scenario(List.of(), List.of(List.of(INCREMENT), List.of(INCREMENT)), List.of()),
        // Somebody unlocks what is not its own.
        scenario(List.of(), List.of(List.of(INCREMENT), List.of(UNLOCK)), List.of()));
  }

  /// A count, guarded by the selected subject and by nothing else.
  public static class Calls {

    private final OwnedLock lock = Subject.selected(OwnedLockSubject.class).create();
    private int count;

    @Operation
    public int incrementNested() {
      lock.lock();
      try {
        lock.lock();
        lock.unlock();
        return ++count;
      } finally {
        unlockOwned();
      }
    }

    /// {@return whether it was refused}
    @Operation
    public boolean unlockUnowned() {
      try {
        lock.unlock();
        return false;
      } catch (IllegalMonitorStateException e) {
        return true;
      }
    }

    /// A twin may have lost the lock by now; the count is what tells.
    private void unlockOwned() {
      if (lock.holds() > 0) {
        lock.unlock();
      }
    }
  }

  /// The same without a lock, for one thread.
  public static class Specification {

    private int count;

    public int incrementNested() {
      return ++count;
    }

    public boolean unlockUnowned() {
      return true;
    }
  }
}
