// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.grade;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What platforms lay out is found, and nobody's name is needed.
class HandInTest {

  private static final String CLASS = "class YourCounter {}";

  @TempDir private Path folder;

  private void file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void zip(String name, String... entries) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String entry : entries) {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write(CLASS.getBytes(UTF_8));
      }
    }
  }

  private List<String> ids() {
    return HandIn.in(folder).stream().map(HandIn::id).toList();
  }

  private Set<String> filesOf(String id) {
    HandIn found =
        HandIn.in(folder).stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    return Handed.read(found).files().keySet();
  }

  @Test
  void takesTheNumbersThatMoodleGives() throws IOException {
    file("Ann Lee_1010_assignsubmission_file_/YourCounter.java", CLASS);
    file("Bo_9_assignsubmission_file_/YourCounter.java", CLASS);
    file("Bo_9_assignsubmission_onlinetext_/onlinetext.html", "<p>done</p>");
    assertEquals(List.of("9", "1010"), ids());
    assertEquals(Set.of("YourCounter.java"), filesOf("9"));
  }

  @Test
  void takesFilesThatMoodleAndCanvasPutBesideEachOther() throws IOException {
    file("Ann Lee_1010_assignsubmission_file_YourCounter.java", CLASS);
    file("leebo_77_4711_YourCounter.java", CLASS);
    zip("zoe_LATE_78_4712_src.zip", "src/YourCounter.java");
    assertEquals(List.of("77", "78", "1010"), ids());
    assertEquals(Set.of("src/YourCounter.java"), filesOf("78"));
  }

  @Test
  void takesFoldersOfGradescopeInTheFolderOfTheExport() throws IOException {
    file("assignment_5_export/submission_metadata.yml", "submission_2: {}");
    file("assignment_5_export/submission_2/YourCounter.java", CLASS);
    file("assignment_5_export/submission_10/YourCounter.java", CLASS);
    assertEquals(List.of("submission_2", "submission_10"), ids());
  }

  @Test
  void takesGitClonesAndWhatALabBringsAlongIsLeftOut() throws IOException {
    for (String name : List.of("team-a", "team-b")) {
      file(name + "/.git/config", "");
      file(name + "/.racetrack/start/YourCounter.java", CLASS);
      file(name + "/contract/Counter.java", "interface Counter {}");
      file(name + "/target/generated/Other.java", CLASS);
      file(name + "/src/YourCounter.java", CLASS);
    }
    assertEquals(List.of("team-a", "team-b"), ids());
    assertEquals(Set.of("src/YourCounter.java"), filesOf("team-a"));
  }

  @Test
  void doesNotTakeTheOnlyCloneForAFolderOfStudents() throws IOException {
    file("team-a/.git/config", "");
    file("team-a/one/YourCounter.java", CLASS);
    file("team-a/two/Helper.java", CLASS);
    assertEquals(List.of("team-a"), ids());
  }

  @Test
  void takesZipFiles() throws IOException {
    zip("ann.zip", "__MACOSX/._YourCounter.java", "ann/YourCounter.java", "ann/notes.txt");
    zip("bo/hand-in.zip", "YourCounter.java");
    assertEquals(List.of("ann", "bo"), ids());
    assertEquals(Set.of("ann/YourCounter.java"), filesOf("ann"));
    assertEquals(Set.of("YourCounter.java"), filesOf("bo"));
  }

  @Test
  void saysWhatIsWrongWithAFolder() throws IOException {
    assertThrows(BadGradingException.class, () -> HandIn.in(folder.resolve("nowhere")));
    assertThrows(BadGradingException.class, this::ids);
    file("YourCounter.java", CLASS);
    Exception one = assertThrows(BadGradingException.class, this::ids);
    assertEquals(
        folder + " holds Java files and no folder for each student: name the folder above it.",
        one.getMessage());
  }

  @Test
  void followsNoLink() throws IOException {
    file("secret/Secret.java", "class Secret {}");
    file("class/ann/YourCounter.java", CLASS);
    Files.createSymbolicLink(
        folder.resolve("class/ann/Link.java"), folder.resolve("secret/Secret.java"));
    Files.createSymbolicLink(folder.resolve("class/ann/more"), folder.resolve("secret"));
    Files.createSymbolicLink(folder.resolve("class/bo"), folder.resolve("secret"));
    List<HandIn> found = HandIn.in(folder.resolve("class"));
    assertEquals(List.of("ann"), found.stream().map(HandIn::id).toList());
    assertEquals(Set.of("YourCounter.java"), Handed.read(found.getFirst()).files().keySet());
  }

  @Test
  void findsTheClassInItsPackageAndItsHelpers() throws IOException {
    file("ann/src/com/acme/YourCounter.java", "package com.acme;\nclass YourCounter {}");
    file("ann/src/com/acme/Helper.java", "package com.acme;\nclass Helper {}");
    file("ann/old/Draft.java", "class Draft {");
    Handed own = Handed.read(HandIn.in(folder).getFirst()).around("YourCounter");
    assertEquals(Set.of("com/acme/YourCounter.java", "com/acme/Helper.java"), own.files().keySet());
    assertEquals(Optional.of("com.acme.YourCounter"), own.fullName("YourCounter"));
  }

  @Test
  void refusesTwoVersionsOfAClassButNotTheSameTwice() throws IOException {
    file("bo/YourCounter.java", CLASS);
    file("ann/a/YourCounter.java", CLASS);
    file("ann/b/YourCounter.java", CLASS);
    Handed same = Handed.read(HandIn.in(folder).getFirst());
    assertEquals(Set.of("YourCounter.java"), same.around("YourCounter").files().keySet());
    file("ann/b/YourCounter.java", CLASS + " // changed");
    Handed two = Handed.read(HandIn.in(folder).getFirst());
    Exception refusal = assertThrows(BadGradingException.class, () -> two.around("YourCounter"));
    assertEquals(
        "YourCounter is declared in a/YourCounter.java and in b/YourCounter.java: hand in one of"
            + " them.",
        refusal.getMessage());
  }

  @Test
  void writesNothingOutsideItsFolder() throws IOException {
    zip("ann.zip", "x/../../../Evil.java");
    assertEquals(Set.of(), filesOf("ann"));
    Path target = folder.resolve("deep/target");
    Handed evil = new Handed(Map.of("x/../../../Evil.java", CLASS));
    assertThrows(BadGradingException.class, () -> evil.writeTo(target));
    assertTrue(Files.notExists(folder.resolve("Evil.java")));
  }

  @Test
  void saysThatAnArchiveCannotBeUnpacked() throws IOException {
    file("ann/hand-in.zip", "no archive");
    Exception refusal = assertThrows(BadGradingException.class, () -> filesOf("ann"));
    assertTrue(
        String.valueOf(refusal.getMessage()).endsWith(": pack it again as a zip file."),
        refusal::getMessage);
  }

  @Test
  void knowsFilesThatHaveChanged() throws IOException {
    file("ann/YourCounter.java", CLASS);
    String before = Handed.read(HandIn.in(folder).getFirst()).digest();
    assertEquals(before, Handed.read(HandIn.in(folder).getFirst()).digest());
    file("ann/YourCounter.java", CLASS + " ");
    assertNotEquals(before, Handed.read(HandIn.in(folder).getFirst()).digest());
  }
}
