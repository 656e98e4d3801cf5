// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// Which commit a checkout stands at.
final class Commit {

  private Commit() {}

  /// {@return the commit's short name, with `-dirty` behind it if files differ; empty without git}
  ///
  /// @param checkout a folder of the checkout
  /// @throws InterruptedException if interrupted while waiting for git
  static Optional<String> of(Path checkout) throws InterruptedException {
    try {
      Process git =
          new ProcessBuilder("git", "describe", "--always", "--dirty", "--exclude=*")
              .directory(checkout.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String name = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return git.waitFor() == 0 ? Optional.of(name.strip()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // no git here
    }
  }
}
