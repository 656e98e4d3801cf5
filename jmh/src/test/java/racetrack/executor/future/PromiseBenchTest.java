// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.future;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

final class PromiseBenchTest {

  private final PromiseBench bench = new PromiseBench();
  private final PromiseBench.Track track = new PromiseBench.Track();
  private final PromiseBench.Worker worker = new PromiseBench.Worker();

  @Test
  void rejectsACallbackThatWasCalledTwice() throws ExecutionException, InterruptedException {
    track.subject = PromiseSubject.MONITOR;
    bench.keep(track, worker);
    bench.keep(track, worker);
    worker.called++;
    AssertionError wrong = assertThrows(AssertionError.class, () -> bench.keep(track, worker));
    assertEquals("MONITOR was promised 3 and gave 4.", wrong.getMessage());
  }
}
