// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ProcessorShareTest {

  private static final int CROWD = 8;

  @Test
  void isSmallBesideManyThreadsThatRun() throws InterruptedException {
    AtomicBoolean over = new AtomicBoolean();
    List<Thread> crowd = new ArrayList<>();
    for (int i = 0; i < CROWD * Runtime.getRuntime().availableProcessors(); i++) {
      crowd.add(
          Thread.ofPlatform()
              .start(() -> {
                while (!over.get()) {
                  Thread.onSpinWait();
                }
              }));
    }
    double least = 1;
    for (int i = 0; i < CROWD; i++) {
      least = Math.min(least, ProcessorShare.now());
    }
    over.set(true);
    for (Thread thread : crowd) {
      thread.join();
    }
    assertTrue(least > 0 && least < 0.5, "it was " + least);
  }
}
