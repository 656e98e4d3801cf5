// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Tests whether the report is drawn behind a run.
final class ReportOptionTest {

  private final List<Path> drawn = new ArrayList<>();

  /// A run that ends with a code.
  @Command(name = "measure")
  private static final class Measure implements Callable<Integer> {

    @Mixin private ReportOption report;

    @Option(names = "--code")
    private int code;

    @Override
    public Integer call() {
      return report.draw(Path.of("results"), code);
    }
  }

  /// Stands for the report.
  @Command(name = "report")
  private final class Report implements Callable<Integer> {

    @Option(names = "--results")
    private Path results;

    @Override
    public Integer call() {
      drawn.add(results);
      return 0;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--code=0 --report, 0, 1", // all went well
    "--code=1 --report, 1, 1", // one curve failed: the others are drawn, and the failure counts
    "--code=2 --report, 2, 0", // there are no results
    "--code=1, 1, 0"
  })
  void drawsWhatThereIs(String words, int code, int reports) {
    CommandLine line =
        new CommandLine(CommandLine.Model.CommandSpec.create())
            .addSubcommand(new Measure())
            .addSubcommand(new Report());
    assertEquals(code, line.execute(("measure " + words).split(" ")));
    assertEquals(reports, drawn.size());
  }
}
