// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import racetrack.programs.JavaLauncher;

/// Runners that have no room for what they would write.
@Timeout(60)
class RoomIT {

  @TempDir private Path folder;

  @Test
  void isMissedBeforeTheRacesBegin() throws IOException, InterruptedException {
    assertRefuses(Kit.locate().racesClassPath());
  }

  @Test
  void isMissedBeforeTheBenchmarksBegin() throws IOException, InterruptedException {
    assertRefuses(Kit.locate().benchmarksClassPath());
  }

  private void assertRefuses(String classPath) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "only a shell can limit a file's size");
    String java = JavaLauncher.path();
    List<String> command =
        List.of(
            java,
            "-XX:-UsePerfData",
            "-cp",
            classPath,
            MainClass.of(classPath),
            "--output",
            folder.toString());
    List<String> limit = List.of("/bin/bash", "-c", "ulimit -f 40; exec \"$@\"", "limit");
    Process process =
        new ProcessBuilder(Stream.concat(limit.stream(), command.stream()).toList())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(folder + " cannot be used: File too large.", said.strip());
    assertEquals(2, process.waitFor());
  }
}
