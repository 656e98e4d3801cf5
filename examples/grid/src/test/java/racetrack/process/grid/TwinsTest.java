// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import racetrack.catalogue.Check;
import racetrack.catalogue.Claim;

/// Each twin is caught by the checks that its wound names.
class TwinsTest {

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "BROKEN_.*")
  void areCaught(GridPoolSubject twin, @TempDir Path folder) throws Exception {
    Claim.Broken claim = assertInstanceOf(Claim.Broken.class, twin.claim());
    String tests = GridPoolContract.class.getName();
    List<String> checks =
        claim.checks().stream()
            .map(check -> "%s=%s#%s".formatted(twin, tests, check.name()))
            .toList();
    Map<String, List<String>> found = AskedJvm.ask(folder, checks);
    for (Check check : claim.checks()) {
      List<String> answers = found.getOrDefault(check.name(), List.of());
      assertTrue(answers.contains("BROKE"), () -> check + " found " + answers);
    }
  }
}
