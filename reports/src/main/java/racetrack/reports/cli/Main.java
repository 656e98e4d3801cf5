// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import racetrack.programs.FileTrouble;
import racetrack.programs.JvmOptions;
import racetrack.reports.check.BadSubmissionException;
import racetrack.reports.grade.BadGradingException;
import racetrack.reports.labs.BadLabException;
import racetrack.reports.launch.Kit.KitException;
import racetrack.reports.launch.ToolException;
import racetrack.reports.marks.BadSchemeException;
import racetrack.reports.results.BadResultsException;

/// The command `racetrack`.
///
/// Exit codes: 0 for good, 1 for a check that failed, 2 for wrong use, or for a file or folder that
/// cannot be used.
@Command(
    name = "racetrack",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Races Java concurrency patterns against the memory model and the clock.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:good",
      "1:a check failed",
      "2:wrong use, or a file or folder that cannot be used"
    },
    footer = {
      "",
      "JAVA_TOOL_OPTIONS and its like are not handed on to the JVMs that are started, unless "
          + JvmOptions.INHERIT
          + " is true."
    },
    commandListHeading = "Commands:%n",
    subcommands = {
      ListCommand.class,
      ShowCommand.class,
      RunCommand.class,
      CheckCommand.class,
      CertifyCommand.class,
      LabCommand.class,
      GradeCommand.class,
      RaceCommand.class,
      BenchCommand.class,
      AdviseCommand.class,
      GridCommand.class,
      ReportCommand.class,
      GateCommand.class,
      DoctorCommand.class,
      HelpCommand.class
    })
public final class Main {

  private Main() {}

  /// Runs a command and exits.
  ///
  /// @param arguments see `--help`
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT); // numbers read the same everywhere
    int exitCode = commandLine().execute(arguments);
    System.exit(System.out.checkError() ? explainLoss(exitCode) : exitCode);
  }

  /// Says why the output was lost, which [System#out] keeps to itself: another byte is lost, too.
  private static int explainLoss(int exitCode) {
    try {
      new FileOutputStream(FileDescriptor.out).write('\n');
    } catch (IOException e) {
      if ("Broken pipe".equals(e.getMessage())) {
        return exitCode; // whoever reads has had enough
      }
      System.err.printf("The output cannot be written: %s.%n", e.getMessage());
    }
    return CommandLine.ExitCode.USAGE;
  }

  /// {@return the command line, ready to execute}
  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(Main::explain);
  }

  /// Reads the version that the build wrote into the jar's manifest.
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"racetrack " + (version == null ? "(not from a jar)" : version)};
    }
  }

  /// A mistake of the user's, and a file that cannot be used, get a sentence; a mistake of ours
  /// keeps its stack trace.
  private static int explain(
      Exception exception, CommandLine command, CommandLine.ParseResult arguments)
      throws Exception {
    if (exception instanceof ToolException) {
      return CommandLine.ExitCode.USAGE;
    }
    Optional<String> sentence =
        exception instanceof KitException
                || exception instanceof BadResultsException
                || exception instanceof BadSubmissionException
                || exception instanceof BadLabException
                || exception instanceof BadSchemeException
                || exception instanceof BadGradingException
            ? Optional.ofNullable(exception.getMessage())
            : FileTrouble.sentence(exception);
    command.getErr().println(sentence.orElseThrow(() -> exception));
    return CommandLine.ExitCode.USAGE;
  }
}
