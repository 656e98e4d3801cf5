// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SharedClassesTest {

  @TempDir private Path folder;

  @Test
  void areSharedIfTheyComeFromJars() throws IOException {
    Path results = folder.resolve("results");
    assertEquals(
        List.of(
            "-Xlog:cds*=error",
            "-XX:+AutoCreateSharedArchive",
            "-XX:SharedArchiveFile=" + results.resolve("forks.jsa")),
        SharedClasses.arguments("a.jar" + File.pathSeparator + "b.jar", results));
    assertTrue(Files.isDirectory(results), "a JVM does not make the folder");
  }

  @Test
  void areNotSharedIfThereIsAFolder() throws IOException {
    Path results = folder.resolve("results");
    assertEquals(
        List.of(), SharedClasses.arguments("a.jar" + File.pathSeparator + "classes", results));
    assertFalse(Files.exists(results));
  }
}
