// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.certify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the questions of a pattern are known by.
class DigestsTest {

  @TempDir Path folder;

  @BeforeEach
  void writeQuestions() throws IOException {
    Files.write(
        Files.createDirectory(folder.resolve("tests")).resolve("QueueContract.class"),
        new byte[] {1});
    put("QueueStress.class", 1);
    put("QueueStress$Overtaking.class", 1);
    put("Queue.class", 1);
  }

  private void put(String name, int content) throws IOException {
    Path jar = folder.resolve("races.jar");
    try (FileSystem inJar = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
      Files.createDirectories(inJar.getPath("p"));
      Files.write(inJar.getPath("p", name), new byte[] {(byte) content});
    }
  }

  private String questions() {
    return Digests.ofQuestions(
        folder.resolve("tests"), folder.resolve("races.jar"), "p/QueueStress");
  }

  @Test
  void changeWithATestAndWithARace() throws IOException {
    String before = questions();
    put("QueueStress$Overtaking.class", 2);
    String withAnotherRace = questions();
    Files.write(folder.resolve("tests").resolve("QueueContract.class"), new byte[] {2});
    assertNotEquals(before, withAnotherRace);
    assertNotEquals(withAnotherRace, questions());
  }

  /// The jar holds the classes that are asked, too.
  @Test
  void doNotChangeWithWhoIsAsked() throws IOException {
    String before = questions();
    put("Queue.class", 2);
    assertEquals(before, questions());
  }
}
