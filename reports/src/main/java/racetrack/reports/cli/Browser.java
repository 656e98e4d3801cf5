// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Opens a page in the browser that the system opens pages with.
final class Browser {

  private Browser() {}

  /// Starts the system's own command for it, and does not wait for the browser.
  ///
  /// @param page the page
  /// @return what went wrong, as a sentence; empty if the command was started
  static Optional<String> open(URI page) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    List<String> command =
        system.contains("win")
            ? List.of("rundll32", "url.dll,FileProtocolHandler", page.toString())
            : List.of(system.contains("mac") ? "open" : "xdg-open", page.toString());
    return start(command, page);
  }

  /// {@return what went wrong, as a sentence; empty if a command was started}
  ///
  /// @param command the command
  /// @param page what to open by hand if it cannot be started
  static Optional<String> start(List<String> command, URI page) {
    try {
      new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          "No browser was opened, since %s cannot be started: open %s yourself."
              .formatted(command.getFirst(), page));
    }
  }
}
