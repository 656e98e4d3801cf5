// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.raw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import racetrack.programs.JavaLauncher;

class DaemonExampleTest {

  @Test
  void endsAlthoughItsDaemonDoesNot() throws IOException, InterruptedException {
    Process program =
        new ProcessBuilder(
                JavaLauncher.path(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                DaemonExample.class.getName())
            .redirectErrorStream(true)
            .start();
    try {
      assertTrue(program.waitFor(60, TimeUnit.SECONDS), "it does not end");
      assertEquals(0, program.exitValue());
      assertEquals(
          "main ends, and the background thread waits",
          new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
    } finally {
      program.destroyForcibly();
    }
  }
}
