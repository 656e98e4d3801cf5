// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class GridCommandTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          grid                                | Say what to do: `grid join`
          grid join --port 70000              | --port must be from 0 to 65535, but was 70000.
          grid join --slots 0                 | --slots must be at least 1, but was 0.
          grid join --seed-host a:b           | --seed-host must be a host, or host:port such as
          grid status --seed-host 1.2.3.4:x   | --seed-host must be a host, or host:port such as
          grid measure --lengths 0            | --lengths must be 1 ms and more, but was [0].
          """)
  void refusesInASentenceWhatMakesNoSense(String command, String sentence) {
    StringWriter errors = new StringWriter();
    CommandLine commandLine = Main.commandLine().setErr(new PrintWriter(errors));
    assertEquals(CommandLine.ExitCode.USAGE, commandLine.execute(command.split(" ")));
    assertTrue(errors.toString().contains(sentence), errors::toString);
  }
}
