// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.catalogue.Catalogue;

class CourseTest {

  private static final String FILE = "src/Your.java";

  @TempDir private Path home;

  @Test
  void hasDayZeroAndTwelveLabsOfPatternsThatThereAre() {
    Catalogue catalogue = Catalogue.load();
    assertEquals(13, Course.steps().size());
    assertEquals(Course.HELLO, Course.steps().getFirst().name());
    Course.steps().forEach(step -> assertTrue(catalogue.find(step.key()).isPresent(), step.key()));
    Course.extras().forEach(step -> assertTrue(catalogue.find(step.key()).isPresent(), step.key()));
  }

  @Test
  void goesOnWithTheFirstThatIsNotDone() {
    LabFolder hello = begin(Course.steps().getFirst());
    assertEquals("thread.raw", after(hello, List.of(hello)));
    LabFolder raw = done(begin(Course.steps().get(1)));
    assertEquals("lock.counter", after(hello, List.of(hello, raw)));
    assertEquals("lock.counter", after(raw, List.of(hello, raw)));
  }

  @Test
  void goesBackToWhatWasLeftOutAndEndsWhenAllIsDone() {
    List<LabFolder> all = new ArrayList<>();
    Course.steps().forEach(step -> all.add(begin(step)));
    for (int i = 1; i < all.size(); i++) {
      all.set(i, done(all.get(i)));
    }
    assertEquals(Course.HELLO, after(all.getLast(), all));
    all.set(0, done(all.getFirst()));
    assertEquals(Optional.empty(), Course.after(all.getLast(), all));
  }

  @Test
  void startsWithTheFirstAfterALabThatIsNotInIt() {
    LabFolder other = begin(new Course.Step("queue.spsc", "queue.spsc", Kind.MAKE));
    assertEquals(Course.HELLO, after(other, List.of(other)));
  }

  @Test
  void tellsDayZeroFromOtherLabsOfItsPattern() {
    LabFolder hello = begin(Course.steps().getFirst());
    assertTrue(Course.steps().getFirst().is(hello));
    assertFalse(Course.find("lock.counter").orElseThrow().is(hello));
    LabFolder other = begin(new Course.Step("other", "lock.counter", Kind.MEND));
    assertFalse(Course.steps().getFirst().is(other), "it has another wound");
  }

  private static String after(LabFolder lab, List<LabFolder> known) {
    return Course.after(lab, known).orElseThrow().name();
  }

  private static LabFolder done(LabFolder lab) {
    return lab.save(lab.state().afterCheck(true));
  }

  private LabFolder begin(Course.Step step) {
    Wounds wounds = new Wounds(Catalogue.load().find(step.key()).orElseThrow());
    String variant =
        step.name().equals(Course.HELLO)
            ? wounds.variant(wounds.find(Course.HELLO_WOUND).orElseThrow())
            : "";
    Path folder = home.resolve(step.name());
    LabFolder.make(
        folder,
        new LabState(
            "racetrack 1", step.key(), step.kind(), variant, 0, FILE, 0, 0, Optional.empty()),
        Map.of(FILE, "".getBytes(UTF_8)));
    return LabFolder.at(folder);
  }
}
