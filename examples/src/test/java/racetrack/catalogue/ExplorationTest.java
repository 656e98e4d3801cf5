// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import racetrack.catalogue.Exploration.Scenario;
import racetrack.catalogue.Exploration.Twin;
import racetrack.catalogue.Exploration.Yardstick;

/// What the share of a model check is worth.
class ExplorationTest {

  private static final Scenario SHARE = new Scenario(40, 200, 40, false);
  private static final Scenario EXHAUSTED = new Scenario(40, 200, 14, false);

  @Test
  void reachesATwinThatWasFoundInAsManyInterleavings() {
    assertEquals(new Yardstick("TWIN", 2, 40, true), yardstick(twin("TWIN", 2, 40)));
    assertTrue(sound(twin("TWIN", 2, 40)).reachesItsTwins());
  }

  @Test
  void doesNotReachATwinThatTakesOneMore() {
    assertEquals(new Yardstick("TWIN", 2, 41, false), yardstick(twin("TWIN", 2, 41)));
    assertFalse(sound(twin("TWIN", 2, 41)).reachesItsTwins());
  }

  @Test
  void reachesEveryTwinWhereThereAreNoMoreInterleavings() {
    assertTrue(sound(twin("TWIN", 1, 150)).reachesItsTwins());
  }

  @Test
  void isMeasuredByTheTwinThatIsHardestToFind() {
    Twin easy = twin("EASY", 2, 8);
    Twin hard = twin("HARD", 2, 30);
    Twin exhausted = twin("EXHAUSTED", 1, 150);
    assertEquals("HARD", name(yardstick(easy, hard)));
    assertEquals("HARD", name(yardstick(hard, easy)));
    assertEquals("BEYOND", name(yardstick(twin("BEYOND", 2, 41), exhausted)));
  }

  @Test
  void doesNotReachAScenarioThatWasNotBegun() {
    assertFalse(sound(twin("TWIN", 3, 1)).reachesItsTwins());
    assertTrue(sound(twin("TWIN", 3, 1)).effort() > 1);
  }

  @Test
  void saysNothingWithoutATwinThatWasFound() {
    assertNull(yardstick());
    assertNull(yardstick(new Twin("HELD", new Exploration(List.of(SHARE), null))));
    assertFalse(sound().reachesItsTwins());
  }

  private static Exploration sound(Twin... twins) {
    return new Exploration(List.of(EXHAUSTED, SHARE), null).against(List.of(twins));
  }

  private static @Nullable Yardstick yardstick(Twin... twins) {
    return sound(twins).yardstick();
  }

  private static String name(@Nullable Yardstick yardstick) {
    assertNotNull(yardstick);
    return yardstick.twin();
  }

  private static Twin twin(String name, int scenario, int found) {
    List<Scenario> scenarios = new ArrayList<>();
    for (int i = 1; i < scenario; i++) {
      scenarios.add(new Scenario(200, 200, 200, false));
    }
    scenarios.add(new Scenario(200, 200, found, true));
    return new Twin(name, new Exploration(scenarios, null));
  }
}
