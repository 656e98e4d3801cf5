// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a student may do to a lab's folder, and what is said then.
class LabFolderTest {

  private static final String FILE = "src/YourCounter.java";
  private static final String FIRST = "class YourCounter {}\n";

  @TempDir private Path home;

  private Path folder;

  @BeforeEach
  void makeALab() {
    folder = home.resolve("мой lab");
    LabFolder.make(folder, state("lock.counter"), Map.of(FILE, FIRST.getBytes(UTF_8)));
  }

  private static LabState state(String key) {
    return new LabState("racetrack 1", key, Kind.MEND, "", 7, FILE, 0, 0, Optional.empty());
  }

  @Test
  void isFoundFromTheFoldersInIt() {
    assertEquals(folder, LabFolder.at(folder.resolve("src")).folder());
    assertEquals(List.of(folder), LabFolder.in(home).stream().map(LabFolder::folder).toList());
    assertEquals(1, LabFolder.around(folder).size());
  }

  @Test
  void remembersWhatHappened() {
    LabFolder lab = LabFolder.at(folder);
    lab.save(lab.state().withHints(2).afterCheck(false));
    LabState state = LabFolder.at(folder).state();
    assertEquals(2, state.hints());
    assertEquals(1, state.checks());
    assertTrue(state.held().isEmpty());
    lab.save(state.afterCheck(true).afterCheck(false));
    assertTrue(LabFolder.at(folder).state().held().isPresent(), "what has held once stays done");
  }

  @Test
  void isNeverMadeWhereThereIsSomething() {
    Map<String, byte[]> files = Map.of(FILE, FIRST.getBytes(UTF_8));
    assertSays(
        "is there already and not empty",
        () -> LabFolder.make(folder, state("lock.counter"), files));
    assertSays(
        "is there already and not empty",
        () -> LabFolder.make(folder.resolve(FILE), state("lock.counter"), files));
  }

  @Test
  void keepsACopyOfWhatIsReset() throws IOException {
    LabFolder lab = LabFolder.at(folder);
    Files.writeString(lab.file(), "mine");
    Path copy = lab.reset().orElseThrow();
    assertEquals("mine", Files.readString(copy));
    assertEquals(FIRST, lab.writtenText());
    Files.delete(lab.file());
    assertTrue(lab.reset().isEmpty());
    assertEquals(FIRST, lab.writtenText());
  }

  @Test
  void saysThatAFolderIsNoLab() {
    assertSays("is no lab: go into the folder", () -> LabFolder.at(home));
  }

  @Test
  void saysThatAnotherKitMadeIt() throws IOException {
    Path properties = folder.resolve(".racetrack/lab.properties");
    String text = Files.readString(properties);
    Files.writeString(properties, text.replace("format=1", "format=0"));
    assertSays("was made by another version of Racetrack", () -> LabFolder.at(folder));
    Files.writeString(properties, text.replace("kind=mend", "kind=dance"));
    assertSays("was made by another version of Racetrack", () -> LabFolder.at(folder));
    Files.writeString(properties, text.replace("lock.counter", "lock.nothing"));
    assertSays("a lab of the pattern lock.nothing, which", () -> LabFolder.at(folder));
    assertEquals(List.of(), LabFolder.in(home), "a list goes on without it");
  }

  @Test
  void saysThatTheFileWasRenamed() throws IOException {
    LabFolder lab = LabFolder.at(folder);
    Files.move(lab.file(), lab.file().resolveSibling("Mine.java"));
    assertSays("is not there any more (there is Mine.java): give it", lab::writtenText);
  }

  @Test
  void saysWhichEncodingItCannotRead() throws IOException {
    LabFolder lab = LabFolder.at(folder);
    Files.writeString(lab.file(), "\uFEFF" + FIRST);
    assertSays("begins with a byte-order mark", lab::writtenText);
    Files.writeString(lab.file(), FIRST, StandardCharsets.UTF_16);
    assertSays("is not in UTF-8", lab::writtenText);
    Files.writeString(lab.file(), "\t" + FIRST);
    assertEquals("\t" + FIRST, lab.writtenText(), "tabs do no harm");
  }

  @Test
  void explainsNothingBeforeItHasHeld() {
    assertSays(
        "The explanation comes when the lab is done",
        () -> new Explanation(LabFolder.at(folder)).lines());
  }

  private static void assertSays(String sentence, Runnable what) {
    String said = String.valueOf(assertThrows(BadLabException.class, what::run).getMessage());
    assertTrue(said.contains(sentence), said);
    assertEquals(1, said.lines().count(), said);
  }
}
