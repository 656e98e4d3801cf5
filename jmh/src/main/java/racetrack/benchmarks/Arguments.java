// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the command line asks for.
///
/// @param preset the budget and the shape of the forks
/// @param keys the patterns to measure; none means all
/// @param output the folder for the results
/// @param budget the seconds that replace the preset's budget, or null
/// @param planOnly whether to print the plan and measure nothing
/// @param help whether to print the usage and do nothing
record Arguments(
    Preset preset,
    List<String> keys,
    Path output,
    @Nullable Double budget,
    boolean planOnly,
    boolean help) {

  static final String USAGE =
      """
      Usage: BenchmarkRunner [options]
        --preset quick|standard|rigorous  how much time to spend (quick)
        --keys KEY,KEY                    the patterns to measure (all)
        --output DIR                      the folder for the results (target/benchmarks)
        --budget SECONDS                  the time to spend, whatever the preset says
        --plan                            print the plan and exit
        --help                            print this and exit
      """;

  /// {@return the arguments, checked as far as they can be without looking at the catalogue}
  ///
  /// @param words the words of the command line
  /// @throws UsageException if an option is unknown, or its value is missing or wrong
  static Arguments parse(List<String> words) throws UsageException {
    Preset preset = Preset.QUICK;
    List<String> keys = List.of();
    Path output = Path.of("target", "benchmarks");
    Double budget = null;
    boolean planOnly = false;
    boolean help = false;
    Iterator<String> rest = words.iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      switch (option) {
        case "--preset" -> preset = preset(value(option, rest));
        case "--keys" -> keys = List.of(value(option, rest).split(","));
        case "--output" -> output = folder(value(option, rest));
        case "--budget" -> budget = seconds(value(option, rest));
        case "--plan" -> planOnly = true;
        case "--help" -> help = true;
        default ->
            throw new UsageException(
                "There is no option %s; the options are --preset, --keys, --output, --budget, --plan and --help."
                    .formatted(option));
      }
    }
    return new Arguments(preset, keys, output, budget, planOnly, help);
  }

  /// {@return the preset's budget, or the one that replaces it}
  Budget effectiveBudget() {
    return budget == null ? preset.budget() : new Budget(budget, budget);
  }

  private static String value(String option, Iterator<String> rest) throws UsageException {
    if (!rest.hasNext()) {
      throw new UsageException("The option " + option + " needs a value after it.");
    }
    return rest.next();
  }

  private static Preset preset(String name) throws UsageException {
    for (Preset preset : Preset.values()) {
      if (preset.name().equalsIgnoreCase(name)) {
        return preset;
      }
    }
    String known =
        Arrays.stream(Preset.values())
            .map(preset -> preset.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    throw new UsageException("There is no preset '%s'; the presets are %s.".formatted(name, known));
  }

  private static Path folder(String name) throws UsageException {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new UsageException("'%s' cannot be the name of a folder.".formatted(name));
    }
  }

  private static double seconds(String number) throws UsageException {
    try {
      double seconds = Double.parseDouble(number);
      if (seconds > 0 && seconds < Double.POSITIVE_INFINITY) {
        return seconds;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new UsageException(
        "The budget '%s' is not a number of seconds above zero, such as 60.".formatted(number));
  }
}
