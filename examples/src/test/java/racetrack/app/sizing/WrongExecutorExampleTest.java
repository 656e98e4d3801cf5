// SPDX-License-Identifier: Apache-2.0
package racetrack.app.sizing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import racetrack.app.sizing.WrongExecutorExample.Line;

class WrongExecutorExampleTest {

  private final AtomicInteger computing = new AtomicInteger();

  @Test
  void runsEachKindOfTaskInTheWrongPlaceAndInTheRightOne() throws Exception {
    List<String> lines = new ArrayList<>();
    List<Boolean> virtual = Collections.synchronizedList(new ArrayList<>());
    Callable<Long> io =
        () -> {
          virtual.add(Thread.currentThread().isVirtual());
          return 1L;
        };
    Callable<Long> cpu = () -> (long) computing.incrementAndGet();
    List<Line> all = WrongExecutorExample.compare(io, cpu, lines::add);
    int tasks = WrongExecutorExample.TASKS;
    int processors = Runtime.getRuntime().availableProcessors();
    assertEquals(
        List.of(
            "200 tasks that wait, on %d threads".formatted(processors),
            "200 tasks that wait, on a virtual thread each",
            "200 tasks that compute, on 200 threads",
            "200 tasks that compute, on %d threads".formatted(processors)),
        all.stream().map(Line::what).toList());
    assertTrue(all.stream().allMatch(line -> line.batch().results().size() == tasks));
    // Each batch runs twice.
    assertEquals(4 * tasks, virtual.size());
    assertEquals(2 * tasks, Collections.frequency(virtual, true));
    assertEquals(4 * tasks, computing.get());
    assertEquals(4, lines.size());
    assertTrue(lines.getFirst().matches(".*threads +\\d+\\.\\d{3} s"), lines::toString);
  }
}
