// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.mutex;

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

/// Is a count that a mutex guards one that it could be in one thread, and does everybody get in?
@EverySubject
class MutexModel {

  private static final int INTERLEAVINGS = 100;
  private static final Actor INCREMENT = call(Calls.class, "increment");

  @Parameter MutexSubject subject;

  @Asks({3, 4})
  @Test
  void isLinearizable() {
    Models.check(
        subject,
        Calls.class,
        Specification.class,
        INTERLEAVINGS,
        scenario(List.of(), List.of(List.of(INCREMENT), List.of(INCREMENT)), List.of()));
  }

  /// A count, guarded by the selected subject and by nothing else.
  public static class Calls {

    private final Mutex mutex = Subject.selected(MutexSubject.class).create();
    private int count;

    @Operation
    public int increment() {
      mutex.lock();
      try {
        return ++count;
      } finally {
        mutex.unlock();
      }
    }
  }

  /// The same without a mutex, for one thread.
  public static class Specification {

    private int count;

    public int increment() {
      return ++count;
    }
  }
}
