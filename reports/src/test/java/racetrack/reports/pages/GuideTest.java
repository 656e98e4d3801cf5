// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;

/// The reading order, the decision tree and the pictures have every pattern, once.
class GuideTest {

  private static final Catalogue CATALOGUE = Catalogue.load();
  private static final List<String> KEYS = CATALOGUE.entries().stream().map(Entry::key).toList();

  private final Guide guide = Guide.to(CATALOGUE);

  @Test
  void readsEveryPatternOnce() {
    assertEquals(KEYS, guide.order().stream().sorted().toList());
    assertFalse(guide.stages().stream().anyMatch(stage -> stage.title().equals("Others")));
  }

  @Test
  void buildsOnWhatWasReadInTheStageBefore() {
    List<String> before = List.of();
    for (Guide.Stage stage : guide.stages()) {
      for (Guide.Stop stop : stage.stops()) {
        assertTrue(before.containsAll(stop.needs()), stop.key());
      }
      before = stage.stops().stream().map(Guide.Stop::key).toList();
    }
  }

  @Test
  void endsEachChoiceWithAPatternAndHasEachPatternOnce() {
    List<String> leaves = new ArrayList<>();
    collect(guide.choices(), leaves);
    assertEquals(KEYS, leaves.stream().filter(KEYS::contains).sorted().toList());
  }

  private static void collect(List<Guide.Choice> choices, List<String> leaves) {
    for (Guide.Choice choice : choices) {
      assertEquals(choice.key().isEmpty(), !choice.below().isEmpty(), choice::words);
      if (!choice.key().isEmpty()) {
        leaves.add(choice.key());
      }
      collect(choice.below(), leaves);
    }
  }

  @Test
  void drawsEveryPatternAndAsksItsQuestionInTwoSentences() {
    for (String key : KEYS) {
      Picture picture = Picture.of(key).orElseThrow(() -> new AssertionError(key));
      assertTrue(picture.question().matches("[^.?]+[.?:] ?[^.?]+[.?]( [^.?]+[.?])?"), key);
      assertTrue(picture.lanes().size() >= 3 && picture.arrows().size() >= 2, key);
    }
  }

  /// Words stand between two lanes, or in a box on one: longer ones would touch the next.
  @Test
  void hasRoomForTheWordsOfEveryPicture() {
    int most = 25;
    for (String key : KEYS) {
      Picture picture = Picture.of(key).orElseThrow();
      int lane = picture.width() / picture.lanes().size();
      for (Picture.Arrow arrow : picture.arrows()) {
        boolean fits = Math.abs(arrow.to() - arrow.from()) > lane || arrow.words().length() <= most;
        assertTrue(fits, () -> key + ": " + arrow.words());
      }
      for (Picture.Note note : picture.notes()) {
        assertTrue(note.words().length() <= most, () -> key + ": " + note.words());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a -> c: x", "a ]", "a [waits", "c: x", "a [sleeps", "nothing"})
  void takesNoPictureThatCannotBeDrawn(String line) {
    String good = "lanes: a | b\na -> b: x\n";
    assertEquals(1, Picture.in(good).arrows().size());
    assertThrows(IllegalArgumentException.class, () -> Picture.in(good + line));
  }
}
