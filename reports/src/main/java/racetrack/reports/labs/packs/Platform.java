// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.packs;

import java.util.List;
import java.util.Locale;

/// Where labs are handed in and marked.
public enum Platform {
  /// Gradescope: a zip whose root has `setup.sh` and `run_autograder`.
  GRADESCOPE(
      new Part("setup.sh", "setup.sh", true),
      new Part("run_autograder", "run_autograder", true),
      new Part("README.md", "README.md", false)),

  /// Artemis: what the repository of the tests holds.
  ARTEMIS(new Part("run.sh", "run.sh", true), new Part("README.md", "README.md", false)),

  /// Moodle's Virtual Programming Lab.
  VPL(
      new Part("vpl_evaluate.sh", "vpl_evaluate.sh", true),
      new Part("README.md", "README.md", false)),

  /// A repository on GitHub, with a workflow.
  GITHUB(
      new Part("racetrack.yml", ".github/workflows/racetrack.yml", false),
      new Part("check", ".racetrack/check", true),
      new Part("tests.json", ".racetrack/tests.json", false),
      new Part("README.md", ".racetrack/README.md", false));

  @SuppressWarnings("ImmutableEnumChecker") // nobody changes it
  private final List<Part> parts;

  Platform(Part... parts) {
    this.parts = List.of(parts);
  }

  /// A file of a pack.
  ///
  /// @param resource its name in this room
  /// @param path where it goes in the pack
  /// @param executable whether it is run
  record Part(String resource, String path, boolean executable) {}

  /// {@return the files of a pack, without the kit}
  List<Part> parts() {
    return parts;
  }

  /// {@return where the archive of the kit goes in the pack}
  String archive() {
    return this == GITHUB ? ".racetrack/racetrack.zip" : "racetrack.zip";
  }

  /// {@return its name in commands and files}
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
