// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridMainTest {

  @Test
  void listsMembersAlsoOneThatSaysNothing() {
    String table =
        GridMain.table(
            List.of(
                new MemberReport("127.0.0.1:5701", new MemberReport.State(42, 8, 1.5, 4, 2, 1_000)),
                new MemberReport("127.0.0.1:5702", null)));
    assertEquals(
        List.of(
            "member                   cores   load  slots  running     done",
            "127.0.0.1:5701               8   1.50      4        2     1000",
            "127.0.0.1:5702           no answer within 5 s"),
        table.lines().toList());
  }

  @Test
  void warnsOfAnAddressThatOthersReach() {
    assertTrue(GridMain.security("127.0.0.1").contains("only this host's users"));
    assertTrue(
        GridMain.security("10.0.0.5").contains("without authentication and without encryption"));
  }

  @Test
  void takesItsSettingsFromItsArguments() {
    MemberSettings settings =
        new MemberSettings("127.0.0.1", 0, List.of("a:1", "b:2"), 3, Duration.ofSeconds(7));
    assertEquals(settings, MemberSettings.parse(settings.toArguments()));
    MemberSettings alone = new MemberSettings("127.0.0.1", 0, List.of(), 3, Duration.ofSeconds(7));
    assertEquals(alone, MemberSettings.parse(alone.toArguments()));
    assertThrows(IllegalArgumentException.class, () -> MemberSettings.parse(List.of("a")));
  }
}
