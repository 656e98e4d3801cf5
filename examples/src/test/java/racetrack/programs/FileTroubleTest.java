// SPDX-License-Identifier: Apache-2.0
package racetrack.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a person is told.
class FileTroubleTest {

  @Test
  void namesTheFileAndWhatWouldBeRight() {
    assertSaid(
        "f cannot be used: the user %s has no right to; change its permissions, or choose another folder."
            .formatted(System.getProperty("user.name")),
        new AccessDeniedException("f"));
    assertSaid("f is not there: make it, or choose another folder.", new NoSuchFileException("f"));
    assertSaid(
        "f cannot be used: no space is left on its device; make room there, or choose another"
            + " folder.",
        new FileSystemException("f", null, "No space left on device"));
    assertSaid(
        "f cannot be used: its file system is read-only; choose another folder.",
        new FileSystemException("f", null, "Read-only file system"));
    assertSaid("f cannot be used: Odd.", new FileSystemException("f", null, "Odd"));
    assertSaid("Input or output failed: Stream closed.", new IOException("Stream closed"));
  }

  @Test
  void knowsOfOtherFailuresNothing() {
    assertEquals(Optional.empty(), FileTrouble.sentence(new IllegalStateException("ours")));
  }

  private static void assertSaid(String sentence, IOException e) {
    assertEquals(Optional.of(sentence), FileTrouble.sentence(e));
    assertEquals(Optional.of(sentence), FileTrouble.sentence(new UncheckedIOException("x", e)));
  }
}
