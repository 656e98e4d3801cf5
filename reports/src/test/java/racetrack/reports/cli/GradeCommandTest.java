// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import racetrack.reports.launch.Ladder;
import racetrack.reports.launch.Rung;
import racetrack.reports.launch.Shield;

/// Wrong uses of `grade` get a sentence each, before anything is run.
class GradeCommandTest {

  @TempDir private Path folder;
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --lab=queue.bound                      | No pattern has the key 'queue.bound'; the nearest
          --lab=lock.counter --kind=audit        | A lab of the kind audit is not run
          --lab=lock.counter --kind=mended       | Invalid value for option '--kind'
          --lab=lock.counter --guard=0           | --guard must be at least 1 second
          --lab=lock.counter --allow=everything  | Invalid value for option '--allow'
          --lab=lock.counter                     | Nothing was handed in at
          """)
  void isTold(String options, String sentence) {
    CommandLine command = Main.commandLine().setErr(new PrintWriter(err, true));
    String[] words = ("grade " + folder + " " + options).split(" ", -1);
    assertEquals(2, command.execute(words), err::toString);
    assertTrue(err.toString().contains(sentence), err::toString);
  }

  @Test
  void knowsWhatAHostCannotDo() {
    Map<Rung, String> none = new EnumMap<>(Rung.class);
    none.put(Rung.NAMESPACES, "no");
    none.put(Rung.BUBBLEWRAP, "no");
    none.put(Rung.LANDLOCK, "old");
    Ladder poor = new Ladder(none, true);
    assertEquals(EnumSet.of(Shield.PROCESSES), poor.fence().shields());
    assertTrue(
        poor.lines().contains("not here: no files but the kit's and its own (Landlock): old."),
        () -> poor.lines().toString());
    none.put(Rung.USER, "no");
    assertEquals(EnumSet.noneOf(Shield.class), new Ladder(none, false).fence().shields());
  }
}
