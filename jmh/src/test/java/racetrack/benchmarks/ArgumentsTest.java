// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import racetrack.runners.BenchmarkPreset;

final class ArgumentsTest {

  @Test
  void areQuickAndAllWhenNothingIsSaid() throws UsageException {
    Arguments arguments = Arguments.parse(List.of());
    assertEquals(BenchmarkPreset.quick, arguments.preset());
    assertEquals(List.of(), arguments.keys());
    assertEquals(Path.of("target", "benchmarks"), arguments.output());
    assertNull(arguments.commit());
    assertFalse(arguments.planOnly());
    assertFalse(arguments.help());
  }

  @Test
  void areReadInAnyOrder() throws UsageException {
    Arguments arguments =
        Arguments.parse(
            List.of(
                "--plan",
                "--output",
                "out",
                "--keys",
                "lock.counter,queue.bounded",
                "--preset",
                "rigorous",
                "--commit",
                "0123abc"));
    assertEquals("0123abc", arguments.commit());
    assertEquals(BenchmarkPreset.rigorous, arguments.preset());
    assertEquals(List.of("lock.counter", "queue.bounded"), arguments.keys());
    assertEquals(Path.of("out"), arguments.output());
    assertTrue(arguments.planOnly());
  }

  @Test
  void replaceTheBudgetOfThePreset() throws UsageException {
    assertEquals(new Budget(60, 60), Arguments.parse(List.of("--budget", "60")).effectiveBudget());
    assertEquals(
        Effort.of(BenchmarkPreset.quick).budget(), Arguments.parse(List.of()).effectiveBudget());
  }

  @ParameterizedTest
  @CsvSource({
    "--preset quik, 'there is no preset ''quik''; the presets are quick, standard, rigorous'",
    "--budget soon, '''soon'' is not a number of seconds above zero, such as 60'",
    "--budget -1, '''-1'' is not a number of seconds above zero, such as 60'",
    "--budget NaN, '''NaN'' is not a number of seconds above zero, such as 60'",
    "--output, 'Missing required parameter for option ''--output'' (DIR)'",
    "--presets, 'Unknown option: ''--presets'''",
  })
  void areRefusedInOneSentence(String line, String sentence) {
    UsageException refused =
        assertThrows(UsageException.class, () -> Arguments.parse(List.of(line.split(" "))));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains(sentence), message);
    assertTrue(message.endsWith(". Try --help."), message);
  }

  @Test
  void refuseAnUnknownKeyNamingTheKnownOnes() throws UsageException {
    List<BenchmarkMethod> methods = Fixtures.patterns(2);
    UsageException refused =
        assertThrows(
            UsageException.class, () -> BenchmarkRunner.selected(methods, List.of("made.up9")));
    assertEquals(
        "There is no pattern 'made.up9' with benchmarks; the keys are made.up0, made.up1.",
        refused.getMessage());
    assertEquals(methods.subList(3, 6), BenchmarkRunner.selected(methods, List.of("made.up1")));
  }
}
