// SPDX-License-Identifier: Apache-2.0
package racetrack.app.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.app.files.FourKindsExample.FileRecord;

class FourKindsExampleTest {

  @TempDir Path folder;

  @Test
  void makesOneRecordOfEachFileInTheirOrder() throws Exception {
    List<String> lines = new ArrayList<>();
    Path own = Files.createDirectory(folder.resolve("own"));
    assertEquals(
        List.of(
            new FileRecord("data1.csv", 3, "processed"),
            new FileRecord("data2.json", 4, "processed"),
            new FileRecord("data3.xml", 4, "processed"),
            new FileRecord("data4.txt", 2, "processed")),
        FourKindsExample.process(own, lines::add));
    assertEquals(
        List.of(
            "processed data1.csv",
            "processed data2.json",
            "processed data3.xml",
            "processed data4.txt"),
        lines.stream().sorted().toList());
    assertFalse(Files.exists(own));
  }
}
