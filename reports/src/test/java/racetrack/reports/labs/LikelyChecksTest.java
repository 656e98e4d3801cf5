// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Check;
import racetrack.catalogue.Entry;

/// Which checks come first when a lab is watched.
class LikelyChecksTest {

  private static final Entry ENTRY = Catalogue.load().find("lock.counter").orElseThrow();

  private static List<Check> inOrder(Kind kind, String variant) {
    LabState state =
        new LabState("kit", ENTRY.key(), kind, variant, 0, "file", 0, 0, Optional.empty());
    return new LikelyChecks(ENTRY, state).inOrder();
  }

  @Test
  void beginWithWhatTheWoundBreaks() {
    Wounds wounds = new Wounds(ENTRY);
    String variant = wounds.variant(wounds.find("BROKEN_LAST_CELL").orElseThrow());
    assertEquals(
        Check.contract("countsForMoreThreadsThanItHasPlacesFor"),
        inOrder(Kind.MEND, variant).getFirst());
  }

  @Test
  void areThoseThatMostTwinsBreakWhereAClassIsWritten() {
    List<Check> order = inOrder(Kind.MAKE, "");
    assertEquals(Check.model(), order.getFirst());
    assertEquals(order.stream().distinct().toList(), order);
  }
}
