// SPDX-License-Identifier: Apache-2.0
package racetrack.app.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.testkit.ChildProgram;

class FolderExampleTest {

  @TempDir Path folder;

  @Test
  void printsALineForEachFileAndTheTotals() throws Exception {
    List<String> lines = new ArrayList<>();
    Path own = Files.createDirectory(folder.resolve("own"));
    new FolderExample(FileCounterSubject.POOL, lines::add).countSamples(own, 1_000);
    assertEquals("counting 8 files with 6 workers", lines.getFirst());
    assertEquals(
        Set.of(
            "ascii.txt: 20 bytes, 1 lines, 6 words, 20 characters",
            "bad.txt: is not text of its charset",
            "empty.txt: 0 bytes, 0 lines, 0 words, 0 characters",
            "folder.txt: Is a directory",
            "large.txt: 1000 bytes, 100 lines, 200 words, 1000 characters",
            "letter.iso-8859-1.txt: 15 bytes, 2 lines, 3 words, 15 characters",
            "marked.txt: 21 bytes, 2 lines, 3 words, 15 characters",
            "wide.txt: 32 bytes, 2 lines, 3 words, 15 characters"),
        new HashSet<>(lines.subList(1, 9)));
    assertEquals(
        List.of(
            "counted: 6, failed: 2", "total: 1088 bytes, 107 lines, 215 words, 1065 characters"),
        lines.subList(9, lines.size()));
    assertFalse(Files.exists(own));
  }

  @Test
  void endsOnSigtermWithWhatWasCounted() throws Exception {
    endsWithWhatWasCounted("TERM", 143, FileCounterSubject.POOL);
  }

  @Test
  void endsOnCtrlCWithWhatWasCountedAndLeavesNoProcess() throws Exception {
    assumeTrue(ChildProgram.heedsCtrlC(), "we were told to ignore Ctrl-C");
    endsWithWhatWasCounted("INT", 130, FileCounterSubject.PROCESS);
  }

  /// One of the files never ends.
  private void endsWithWhatWasCounted(String signal, int exitCode, FileCounterSubject subject)
      throws Exception {
    Path endless = Files.createSymbolicLink(folder.resolve("endless.txt"), Path.of("/dev/zero"));
    Files.writeString(folder.resolve("short.txt"), "one two\n");
    try (ChildProgram program =
        ChildProgram.start(FolderExample.class, folder.toString(), subject.name())) {
      program.awaitLine("short.txt: ");
      List<ProcessHandle> workers = program.descendants();
      assertEquals(subject == FileCounterSubject.PROCESS, !workers.isEmpty());
      program.signal(signal);
      assertEquals(
          List.of(
              "interrupted after 1 of 2 files",
              "counted: 1, failed: 0",
              "total: 8 bytes, 1 lines, 2 words, 8 characters"),
          program.remainingLines());
      assertEquals(exitCode, program.exitCode());
      for (ProcessHandle worker : workers) {
        worker.onExit().get(20, TimeUnit.SECONDS);
      }
    } finally {
      Files.delete(endless);
    }
  }
}
