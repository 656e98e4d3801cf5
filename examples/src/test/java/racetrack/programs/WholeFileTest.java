// SPDX-License-Identifier: Apache-2.0
package racetrack.programs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file that cannot be written, and what is then left and said.
class WholeFileTest {

  private static final int TOO_LARGE = 1 << 20;

  /// Writes a large file, in a JVM whose files may have some kilobytes.
  static final class Writer {

    private Writer() {}

    public static void main(String[] arguments) {
      byte[] content = new byte[TOO_LARGE];
      Arrays.fill(content, (byte) 'x');
      try {
        WholeFile.write(Path.of(arguments[0]), content);
      } catch (FileSystemException e) {
        System.out.println(FileTrouble.sentence(e).orElseThrow());
      }
    }
  }

  @TempDir private Path folder;

  @Test
  void isReplacedAsAWhole() throws IOException {
    Path made = folder.resolve("made");
    Path file = made.resolve("file.txt");
    WholeFile.write(file, "one".getBytes(UTF_8));
    WholeFile.write(file, "two".getBytes(UTF_8));
    assertEquals("two", Files.readString(file));
    assertEquals(List.of(file), filesIn(made));
  }

  @Test
  void staysAsItWasIfThereIsNoRoomForAnother() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "only a shell can limit a file's size");
    Path file = Files.writeString(folder.resolve("file.txt"), "old");
    assertEquals(file + " cannot be used: File too large.", writerWithoutRoom(file));
    assertEquals("old", Files.readString(file));
    assertEquals(List.of(file), filesIn(folder));
  }

  @Test
  void saysSoIfItsFolderIsAFile() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    FileSystemException refused =
        assertThrows(
            FileSystemException.class, () -> WholeFile.write(file.resolve("x"), new byte[1]));
    assertEquals(
        file + " is a file, but a folder is needed: move it away, or choose another folder.",
        FileTrouble.sentence(refused).orElseThrow());
  }

  @Test
  void isTriedOutWithoutATrace() throws IOException {
    Path made = folder.resolve("made");
    WholeFile.tryOut(made);
    assertEquals(List.of(), filesIn(made));
  }

  @Test
  void namesTheFolderThatItCannotUse() {
    Path proc = Path.of("/proc");
    assumeTrue(Files.isDirectory(proc), "a folder that nobody can write to");
    Path nowhere = proc.resolve("nowhere");
    FileSystemException refused =
        assertThrows(FileSystemException.class, () -> WholeFile.tryOut(nowhere));
    String sentence = FileTrouble.sentence(refused).orElseThrow();
    assertTrue(sentence.startsWith(nowhere + " "), sentence);
  }

  private static String writerWithoutRoom(Path file) throws IOException, InterruptedException {
    Process writer =
        new ProcessBuilder(
                "/bin/bash",
                "-c",
                "ulimit -f 64; exec \"$@\"",
                "writer",
                JavaLauncher.path(),
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                file.toString())
            .start();
    String said = new String(writer.getInputStream().readAllBytes(), UTF_8).strip();
    assertEquals(0, writer.waitFor(), said);
    return said;
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
