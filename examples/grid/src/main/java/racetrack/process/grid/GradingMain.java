// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What `racetrack grade --grid` does: it has members grade the orders of a folder.
///
/// The folder holds `orders/NAME.zip`; each gets `answers/NAME.zip`, and `answers/NAME.txt` with
/// the member that made it.
final class GradingMain {

  /// How long to wait for a member to begin with.
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private GradingMain() {}

  /// Has all orders graded.
  ///
  /// Exits with 0 if all are, 1 if some are not, and 2 if this host cannot do it.
  ///
  /// @param arguments the folder, the members to leave out, with commas between them, and then as
  ///   of [MemberSettings#parse]
  static void main(String[] arguments) throws InterruptedException, IOException {
    Path folder = Path.of(arguments[0]);
    Set<String> out = new HashSet<>(Arrays.asList(arguments[1].split(",", -1)));
    MemberSettings settings =
        MemberSettings.parse(Arrays.asList(arguments).subList(2, arguments.length));
    int code;
    try (Grid grid = Grid.join(settings)) {
      if (!grid.await(1, LIMIT)) {
        System.err.printf(
            "No member answered at %s within %d s: start one with `racetrack grid join`.%n",
            String.join(", ", settings.seeds()), LIMIT.toSeconds());
        System.exit(1);
      }
      List<Path> left = new GradingRound(grid, folder, out).run();
      code = left.isEmpty() ? 0 : 1;
    } catch (RuntimeException e) {
      System.err.printf(
          "The engine cannot start on %s, port %d: %s%n",
          settings.host(), settings.port(), e.getMessage());
      code = 2;
    }
    System.exit(code);
  }
}
