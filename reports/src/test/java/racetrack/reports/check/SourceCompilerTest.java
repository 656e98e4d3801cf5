// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of sources.
class SourceCompilerTest {

  @TempDir private Path folder;

  private List<String> compile(String source) throws IOException {
    Files.writeString(folder.resolve("Own.java"), source);
    return new SourceCompiler(List.of())
        .compile(SourceCompiler.files(List.of(folder)), Files.createDirectories(classes()));
  }

  private Path classes() {
    return folder.resolve("classes");
  }

  private String refusal(String source) {
    return String.valueOf(
        assertThrows(BadSubmissionException.class, () -> compile(source)).getMessage());
  }

  @Test
  void becomeClasses() throws IOException {
    assertEquals(List.of(), compile("class Own { String s = \"ä\"; }"));
    assertTrue(Files.exists(classes().resolve("Own.class")));
  }

  @Test
  void getAdvice() throws IOException {
    List<String> advice =
        compile("class Own { java.util.List<String> l = (java.util.List) null; }");
    assertEquals(1, advice.size(), advice::toString);
    assertTrue(advice.getFirst().contains("Own.java:1: "), advice::toString);
  }

  @Test
  void areRefusedWithTheLineThatDoesNotCompile() {
    String refusal = refusal("class Own {\n  int x = nothing;\n}\n");
    assertTrue(refusal.startsWith("This does not compile:\n"), refusal);
    assertTrue(refusal.contains("Own.java:2: cannot find symbol: variable nothing\n"), refusal);
    assertTrue(refusal.contains("\n      int x = nothing;\n"), refusal);
    assertTrue(refusal.contains("Mend it, and check again."), refusal);
  }

  @Test
  void areRefusedIfTheyNeedPreviewFeatures() {
    String refusal =
        refusal("class Own { boolean b(Object o) { return o instanceof int i && i > 0; } }");
    assertTrue(refusal.contains("Preview features of the JDK are not taken"), refusal);
  }

  @Test
  void areMissed() throws IOException {
    Path nowhere = folder.resolve("nowhere");
    assertEquals(
        "There is no %s: name Java files, or a folder of them.".formatted(nowhere),
        assertThrows(BadSubmissionException.class, () -> SourceCompiler.files(List.of(nowhere)))
            .getMessage());
    Path empty = Files.createDirectories(folder.resolve("empty"));
    assertEquals(
        "No file that ends in .java is in %s.".formatted(empty),
        assertThrows(BadSubmissionException.class, () -> SourceCompiler.files(List.of(empty)))
            .getMessage());
  }
}
