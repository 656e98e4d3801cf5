// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The manifest of this module's jar names the program that is there.
class ManifestTest {

  @Test
  void namesThisRunner() throws IOException {
    String named = "<shaded.runner>%s</shaded.runner>".formatted(BenchmarkRunner.class.getName());
    String pom = Files.readString(Path.of("pom.xml"));
    assertTrue(pom.contains(named), named);
  }
}
