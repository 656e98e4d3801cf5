// SPDX-License-Identifier: Apache-2.0
package racetrack.queue;

import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// The batons of workers who pass them on to each other through a queue: each worker hands in its
/// own and takes another. After a trial, each baton must be in one hand, and must have seen every
/// pass.
public final class Batons {

  private final Queue<Carrier> carriers = new ConcurrentLinkedQueue<>();

  /// No batons yet.
  public Batons() {}

  /// What is passed on. Only its holder writes to it, so a count that is wrong had two holders, or
  /// one who did not see what the last one wrote.
  public static final class Baton {

    /// How often it was passed on.
    public long passes;

    /// A baton that nobody has passed on.
    public Baton() {}
  }

  /// A worker and its baton.
  @State(Scope.Thread)
  public static class Carrier {

    /// The baton that it holds between two passes.
    public Baton baton = new Baton();

    /// How often it has passed one on.
    public long passes;

    /// A worker with a baton of its own.
    public Carrier() {}

    /// Notes a pass, on the baton and by itself.
    public final void pass() {
      baton.passes++;
      passes++;
    }
  }

  /// Lets a worker take part.
  ///
  /// @param carrier the worker
  public void join(Carrier carrier) {
    carriers.add(carrier);
  }

  /// Checks the batons when all workers have stopped.
  ///
  /// @param wrong makes an error of a sentence that says what the queue did
  /// @throws AssertionError if two workers hold one baton, or passes are missing
  public void check(Function<String, AssertionError> wrong) {
    Set<Baton> batons = new HashSet<>();
    long received = 0;
    long passed = 0;
    for (Carrier carrier : carriers) {
      if (!batons.add(carrier.baton)) {
        throw wrong.apply("handed one baton to two workers.");
      }
      received += carrier.baton.passes;
      passed += carrier.passes;
    }
    if (received != passed) {
      throw wrong.apply("passed batons on %d times, but they saw %d.".formatted(passed, received));
    }
  }
}
