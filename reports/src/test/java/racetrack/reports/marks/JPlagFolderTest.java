// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.marks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JPlagFolderTest {

  @TempDir private Path folder;

  @Test
  void laysOutSubmissionsAndWhatAllWereGiven() throws IOException {
    Path target = folder.resolve("jplag");

    String command =
        JPlagFolder.write(
            target,
            Map.of(
                "../ada", Map.of("deep/Own.java", "class Own {}", "../../Evil.java", "class E {}")),
            Map.of("Skeleton.java", "class Skeleton {}"));

    assertEquals("class Own {}", Files.readString(target.resolve("submissions/ada/deep/Own.java")));
    assertFalse(Files.exists(target.resolve("Evil.java")));
    assertFalse(Files.exists(target.resolve("submissions/Evil.java")));
    assertEquals("class Skeleton {}", Files.readString(target.resolve("base/Skeleton.java")));
    assertEquals(
        "java -jar jplag.jar -l java -bc '%s/base' '%s/submissions'".formatted(target, target),
        command);
  }
}
