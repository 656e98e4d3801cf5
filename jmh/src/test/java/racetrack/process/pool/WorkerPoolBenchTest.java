// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class WorkerPoolBenchTest {

  private final WorkerPoolBench bench = new WorkerPoolBench();

  @Test
  void acceptsRightAnswersAndAPoolThatLeavesNothing() throws Exception {
    WorkerPoolBench.Track track = track(WorkerPoolSubject.SIMPLE);
    bench.count(track, work());
    bench.carry(track, load());
    track.close();
  }

  @Test
  void countsAsManyPrimesWithoutAPool() throws Exception {
    assertEquals(168, bench.baseline(work()));
  }

  @Test
  void rejectsAWrongCount() throws Exception {
    WorkerPoolBench.Track track = track(WorkerPoolSubject.THREADS);
    WorkerPoolBench.Work work = work();
    work.primes = 169;
    AssertionError wrong = assertThrows(AssertionError.class, () -> bench.count(track, work));
    assertEquals("There are 169 primes below 1000, and not 168.", wrong.getMessage());
    track.close();
  }

  @Test
  void rejectsTheBytesOfAnotherCaller() throws Exception {
    WorkerPoolBench.Track track = track(WorkerPoolSubject.THREADS);
    WorkerPoolBench.Load mine = load();
    mine.task = load().task;
    assertThrows(AssertionError.class, () -> bench.carry(track, mine));
    track.close();
  }

  @Test
  void rejectsAPoolThatLeavesAProcess() throws Exception {
    WorkerPoolBench.Track track = track(WorkerPoolSubject.BROKEN_ORPHAN);
    AssertionError wrong = assertThrows(AssertionError.class, track::close);
    assertEquals("BROKEN_ORPHAN was closed and left 1 processes.", wrong.getMessage());
  }

  private static WorkerPoolBench.Track track(WorkerPoolSubject subject) throws Exception {
    WorkerPoolBench.Track track = new WorkerPoolBench.Track();
    track.subject = subject;
    track.pool = track.started(1);
    return track;
  }

  private static WorkerPoolBench.Work work() {
    WorkerPoolBench.Work work = new WorkerPoolBench.Work();
    work.limit = 1_000;
    work.solve();
    return work;
  }

  private static WorkerPoolBench.Load load() {
    WorkerPoolBench.Load load = new WorkerPoolBench.Load();
    load.bytes = 64;
    load.fill();
    return load;
  }
}
