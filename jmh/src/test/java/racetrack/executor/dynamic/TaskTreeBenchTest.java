// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.dynamic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

final class TaskTreeBenchTest {

  private final TaskTreeBench bench = new TaskTreeBench();
  private final TaskTreeBench.Runner runner = new TaskTreeBench.Runner();

  @Test
  void rejectsATreeThatIsCutShort() throws ExecutionException, InterruptedException {
    runner.subject = TaskTreeSubject.HAND;
    int tasks = bench.run(runner);
    assertEquals(bench.baseline(), tasks);
    AssertionError wrong = assertThrows(AssertionError.class, () -> runner.check(tasks - 1));
    assertEquals(
        "HAND ran %d tasks of a tree of %d.".formatted(tasks - 1, tasks), wrong.getMessage());
  }
}
