// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Subject;

class WoundsTest {

  private static final String KEY = "queue.bounded";

  private final Wounds wounds = new Wounds(Catalogue.load().find(KEY).orElseThrow());

  @Test
  void areGivenByLotToTheStudentsOfACourse() {
    long given =
        IntStream.range(0, 100)
            .mapToObj(student -> wounds.choose(Wounds.seed("secret", "s" + student, KEY)))
            .map(Subject::name)
            .distinct()
            .count();
    assertEquals(wounds.all().size(), given);
    assertEquals(Wounds.seed("secret", "s1", KEY), Wounds.seed("secret", "s1", KEY));
    assertNotEquals(Wounds.seed("secret", "s1", KEY), Wounds.seed("other", "s1", KEY));
  }

  @Test
  void areFoundByTheirNamesAndByWhatHidesThem() {
    for (Subject twin : wounds.all()) {
      assertEquals(twin, wounds.find(twin.name()).orElseThrow());
      assertEquals(twin, wounds.find(wounds.variant(twin)).orElseThrow());
      assertTrue(wounds.variant(twin).matches("[0-9a-f]{8}"), wounds.variant(twin));
    }
  }
}
