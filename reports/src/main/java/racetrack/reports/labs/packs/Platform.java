// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.packs;

import java.util.List;
import java.util.Locale;

/// Where labs are handed in and marked.
public enum Platform {
  /// Gradescope: a zip whose root has `setup.sh` and `run_autograder`.
  GRADESCOPE,

  /// Artemis: what the repository of the tests holds.
  ARTEMIS,

  /// Moodle's Virtual Programming Lab.
  VPL,

  /// A repository on GitHub, with a workflow.
  GITHUB;

  /// A file of a pack.
  ///
  /// @param resource its name in this room
  /// @param path where it goes in the pack
  /// @param executable whether it is run
  record Part(String resource, String path, boolean executable) {

    static Part script(String name) {
      return new Part(name, name, true);
    }

    static Part text(String name) {
      return new Part(name, name, false);
    }
  }

  /// {@return the files of a pack, without the kit}
  List<Part> parts() {
    return switch (this) {
      case GRADESCOPE ->
          List.of(Part.script("setup.sh"), Part.script("run_autograder"), Part.text("README.md"));
      case ARTEMIS -> List.of(Part.script("run.sh"), Part.text("README.md"));
      case VPL -> List.of(Part.script("vpl_evaluate.sh"), Part.text("README.md"));
      case GITHUB ->
          List.of(
              new Part("racetrack.yml", ".github/workflows/racetrack.yml", false),
              new Part("check", ".racetrack/check", true),
              new Part("tests.json", ".racetrack/tests.json", false),
              new Part("README.md", ".racetrack/README.md", false));
    };
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
