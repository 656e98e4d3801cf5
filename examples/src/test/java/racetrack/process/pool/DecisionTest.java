// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/// What happens once a decision is made.
class DecisionTest {

  private final ReentrantLock lock = new ReentrantLock();

  /// A thread that finds the pool terminated under the lock must find all its futures done.
  @Test
  void endsFuturesUnderTheLockAndTellsOfItAfterwards() {
    TaskFuture<Integer> future = new TaskFuture<>(null);
    RemoteCallable<Integer> source = () -> 1;
    Dispatcher dispatcher = new Dispatcher(ProcessPool.builder().settings());
    Task task = new Task(dispatcher, future, Cargo.pack(source), source);
    List<String> told = new ArrayList<>();
    future.onDone(done -> told.add("told, and locked: " + lock.isLocked()));
    try (Decision decision = new Decision(lock)) {
      decision.end(task, new Outcome.Success(7));
      assertEquals(7, future.resultNow());
      assertEquals(List.of(), told);
    }
    assertEquals(List.of("told, and locked: false"), told);
  }

  @Test
  void doesAllWhateverOnePartThrowsAndThrowsThatAtTheEnd() {
    List<String> done = new ArrayList<>();
    StackOverflowError first = new StackOverflowError("first");
    Decision decision = new Decision(lock);
    decision.then(() -> done.add("before"));
    decision.then(() -> {
      throw first;
    });
    decision.then(() -> {
      throw new IllegalStateException("second");
    });
    decision.then(() -> done.add("behind"));
    assertSame(first, assertThrows(StackOverflowError.class, decision::close));
    assertEquals(List.of("before", "behind"), done);
    assertFalse(lock.isLocked());
  }
}
