// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ArgumentsTest {

  @Test
  void areQuickAndAllWhenNothingIsSaid() throws UsageException {
    assertEquals(
        new Arguments(Preset.QUICK, List.of(), Path.of("target", "benchmarks"), null, false, false),
        Arguments.parse(List.of()));
  }

  @Test
  void areReadInAnyOrder() throws UsageException {
    assertEquals(
        new Arguments(
            Preset.RIGOROUS,
            List.of("lock.counter", "queue.bounded"),
            Path.of("out"),
            60.0,
            true,
            false),
        Arguments.parse(
            List.of(
                "--plan",
                "--output",
                "out",
                "--budget",
                "60",
                "--keys",
                "lock.counter,queue.bounded",
                "--preset",
                "rigorous")));
  }

  @Test
  void replaceTheBudgetOfThePreset() throws UsageException {
    assertEquals(new Budget(60, 60), Arguments.parse(List.of("--budget", "60")).effectiveBudget());
    assertEquals(Preset.QUICK.budget(), Arguments.parse(List.of()).effectiveBudget());
  }

  @ParameterizedTest
  @CsvSource({
    "--preset quik, 'There is no preset ''quik''; the presets are quick, standard, rigorous.'",
    "--budget soon, 'The budget ''soon'' is not a number of seconds above zero, such as 60.'",
    "--budget -1, 'The budget ''-1'' is not a number of seconds above zero, such as 60.'",
    "--budget NaN, 'The budget ''NaN'' is not a number of seconds above zero, such as 60.'",
    "--output, The option --output needs a value after it.",
  })
  void areRefusedInOneSentence(String line, String sentence) {
    UsageException refused =
        assertThrows(UsageException.class, () -> Arguments.parse(List.of(line.split(" "))));
    assertEquals(sentence, refused.getMessage());
  }

  @Test
  void refuseAnUnknownOptionNamingTheKnownOnes() {
    UsageException refused =
        assertThrows(UsageException.class, () -> Arguments.parse(List.of("--presets")));
    for (String line : Arguments.USAGE.lines().skip(1).toList()) {
      String option = line.strip().split(" ", 2)[0];
      assertTrue(String.valueOf(refused.getMessage()).contains(option), option);
    }
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
