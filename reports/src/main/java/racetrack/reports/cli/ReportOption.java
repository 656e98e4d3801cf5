// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Whether a command draws the report of what it found.
final class ReportOption {

  @Option(
      names = "--report",
      description = "Draws the report afterwards, also when something has failed.")
  private boolean isMeant;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /// Draws the report if that is meant and there are results.
  ///
  /// @param results the folder of the results
  /// @param code with what the command would end
  /// @return with what it ends: the worse of that and of the report's own
  int draw(Path results, int code) {
    if (!isMeant || code >= ExitCode.USAGE) {
      return code;
    }
    CommandLine report = requireNonNull(spec.parent().subcommands().get("report"));
    return Math.max(code, report.execute("--results", results.toString()));
  }
}
