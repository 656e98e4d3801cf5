// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

final class PipelineBenchTest {

  private final PipelineBench bench = new PipelineBench();
  private final PipelineBench.Track track = new PipelineBench.Track();

  @Test
  void rejectsSumsThatLackAnItem() throws ExecutionException, InterruptedException {
    track.subject = PipelineSubject.THREADS;
    track.capacity = 64;
    assertEquals(Map.of("all", bench.baseline()), bench.run(track));
    Map<String, Summary> lacking = Map.of("all", new Summary(2_047, 0));
    AssertionError wrong = assertThrows(AssertionError.class, () -> track.check(lacking));
    assertTrue(wrong.toString().contains("THREADS added 2048 items up to {all=Summary"));
  }
}
