// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabSheetTest {

  private static final String GLOSSARY =
      "| **twin** | A broken subject. |\n| **spin, park** | Wait. |\n";

  private static final String SOUND =
      """
      # Lab: the made-up one

      **Afterwards you can**

      - read it.

      **Time:** a minute. **Words** such as *twin* and
      *park* are in the [glossary](../../README.md).

      ## Predict
      ## Run

      - The programs: `java -cp examples/target/classes racetrack.made.up.OneExample`, and
        `TwoExample` in the same package

      ## Observe
      ## Explain
      ## Change
      ## The lab

      - **Mend:** `racetrack lab start made.up --kind mend up-mend` gives you one.

      ## Next
      """;

  @Test
  void findsNoFaultWhereThereIsNone() {
    assertFaults(SOUND);
  }

  @Test
  void missesAHeading() {
    assertFaults(
        SOUND.replace("## The lab\n", ""), "has no \"The lab\" in its lab sheet, README.md");
  }

  @Test
  void missesTheAimAndTheTime() {
    assertFaults(
        SOUND.replace("**Afterwards you can**", "").replace("**Time:**", ""),
        "has a lab sheet that does not say what one can do afterwards",
        "has a lab sheet that does not say how long it takes");
  }

  @Test
  void missesAWordInTheGlossary() {
    assertFaults(
        SOUND.replace("*park*", "*hoist*"),
        "has a word in its lab sheet that the glossary does not explain: hoist");
  }

  @Test
  void noticesTheLabOfAnotherPattern() {
    assertFaults(
        SOUND.replace("start made.up", "start made.down"),
        "starts the lab of another pattern in its lab sheet: made.down");
  }

  @Test
  void noticesProgramsThatAreNotThere() {
    assertFaults(
        SOUND.replace("OneExample", "ThreeExample").replace("TwoExample", "FourExample"),
        "runs a program in its lab sheet that is not there: racetrack.made.up.ThreeExample",
        "runs a program in its lab sheet that is not there: racetrack.made.up.FourExample");
  }

  private static void assertFaults(String text, String... faults) {
    List<String> programs = List.of("racetrack.made.up.OneExample", "racetrack.made.up.TwoExample");
    assertEquals(
        List.of(faults), new LabSheet("made.up", text).faults(GLOSSARY, programs::contains));
  }
}
