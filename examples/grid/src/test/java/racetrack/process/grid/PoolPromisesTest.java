// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Submission;

/// A cluster keeps what every pool promises: it comes to `process.pool` by the door for strangers.
class PoolPromisesTest {

  private static final String TESTS = "racetrack.process.pool.WorkerPoolContract";

  @Test
  void areKeptByTheEngine(@TempDir Path folder) throws Exception {
    assertEquals(Map.of(), broken(folder, EnginePool.class));
  }

  /// What does not hold, with what was found: each test of the contract was asked.
  private static Map<String, List<String>> broken(Path folder, Class<? extends GridPool> pool)
      throws ClassNotFoundException, IOException, InterruptedException {
    List<String> checks = checks();
    assertFalse(checks.isEmpty());
    String subject = Submission.alias(pool.getName());
    Map<String, List<String>> found =
        AskedJvm.ask(
            folder,
            checks.stream().map(check -> "%s=%s#%s".formatted(subject, TESTS, check)).toList());
    Map<String, List<String>> broken = new TreeMap<>();
    for (String check : checks) {
      List<String> answers = found.getOrDefault(check, List.of("NOT_ASKED"));
      if (answers.contains("BROKE") || answers.contains("NOT_ASKED")) {
        broken.put(check, answers);
      }
    }
    return broken;
  }

  private static List<String> checks() throws ClassNotFoundException {
    return new TreeSet<>(
            Arrays.stream(Class.forName(TESTS).getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Asks.class))
                .map(method -> method.getName())
                .toList())
        .stream().toList();
  }
}
