// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HostCardTest {

  @Test
  void tellsOfThisJvm() {
    HostCard card = HostCard.ofThisHost();
    assertEquals(Runtime.getRuntime().availableProcessors(), card.availableProcessors());
    assertTrue(card.jdk().contains(Runtime.version().toString()), card.jdk());
    assertTrue(card.text().contains("JDK "), card.text());
  }

  @Test
  void showsWhatItCouldNotFindOutAsUnknown() {
    Map<String, String> lines = card(null, null).lines();
    for (String label :
        List.of("CPU", "Packages", "Cores", "Hardware threads", "Caches", "Memory")) {
      assertEquals("unknown", lines.get(label), label);
    }
    assertEquals("unknown", lines.get("Load average"));
    assertEquals("none found", lines.get("CPU limit"));
  }

  @Test
  void tellsHardwareThreadsFromCores() {
    assertEquals("8 (SMT)", card(4, 8).lines().get("Hardware threads"));
    assertEquals("4 (no SMT)", card(4, 4).lines().get("Hardware threads"));
  }

  @Test
  void writesSizesAsAPersonWould() {
    assertEquals("1.5 GiB", card(1, 1).lines().get("Largest heap"));
    assertEquals(
        "L1 data 48 KiB (lines of 64 B)", new HostCard.Cache(1, "data", 48 << 10, 64).toString());
  }

  private static HostCard card(@Nullable Integer cores, @Nullable Integer hardwareThreads) {
    return new HostCard(
        Instant.EPOCH,
        null,
        null,
        null,
        cores,
        hardwareThreads,
        List.of(),
        null,
        new CgroupLimits(null, null),
        null,
        "Linux",
        "25",
        2,
        3L << 29);
  }
}
