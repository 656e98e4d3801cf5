// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import racetrack.runners.BenchmarkPreset;

/// What the command line asks for.
@Command(
    name = "BenchmarkRunner",
    description = "Measures how the subjects of every pattern scale with the number of workers.")
final class Arguments {

  @Option(
      names = "--preset",
      paramLabel = "PRESET",
      converter = PresetConverter.class,
      defaultValue = "quick",
      description =
          "How much time to spend: quick, standard or rigorous (default: ${DEFAULT-VALUE}).")
  private BenchmarkPreset preset;

  @Option(
      names = "--keys",
      paramLabel = "KEY",
      split = ",",
      description = "The patterns to measure; all if not given.")
  private List<String> keys = List.of();

  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "target/benchmarks",
      description = "The folder for the results (default: ${DEFAULT-VALUE}).")
  private Path output;

  @Option(
      names = "--budget",
      paramLabel = "SECONDS",
      converter = SecondsConverter.class,
      description = "The time to spend, whatever the preset says.")
  private @Nullable Double budget;

  @Option(
      names = "--commit",
      paramLabel = "COMMIT",
      description = "The commit that the benchmarks were built from, to be recorded.")
  private @Nullable String commit;

  @Option(names = "--plan", description = "Prints the plan and exits.")
  private boolean planOnly;

  @Option(names = "--help", usageHelp = true, description = "Prints this and exits.")
  private boolean help;

  private Arguments() {}

  /// {@return the arguments, checked as far as they can be without looking at the catalogue}
  ///
  /// @param words the words of the command line
  /// @throws UsageException if an option is unknown, or its value is missing or wrong
  static Arguments parse(List<String> words) throws UsageException {
    Arguments arguments = new Arguments();
    try {
      new CommandLine(arguments).parseArgs(words.toArray(String[]::new));
    } catch (ParameterException e) {
      throw new UsageException(e.getMessage() + ". Try --help.");
    }
    return arguments;
  }

  /// {@return how to use the command line}
  static String usage() {
    return new CommandLine(new Arguments()).getUsageMessage();
  }

  /// {@return how long to measure, and how surely}
  BenchmarkPreset preset() {
    return preset;
  }

  /// {@return the patterns to measure; none means all}
  List<String> keys() {
    return keys;
  }

  /// {@return the folder for the results}
  Path output() {
    return output;
  }

  /// {@return the commit that the benchmarks were built from, or null if it was not said}
  @Nullable String commit() {
    return commit;
  }

  /// {@return whether to print the plan and measure nothing}
  boolean planOnly() {
    return planOnly;
  }

  /// {@return whether to print the usage and do nothing}
  boolean help() {
    return help;
  }

  /// {@return what the preset stands for}
  Effort effort() {
    return Effort.of(preset);
  }

  /// {@return the preset's budget, or the one that replaces it}
  Budget effectiveBudget() {
    return budget == null ? effort().budget() : new Budget(budget, budget);
  }

  /// Reads the name of a preset.
  private static final class PresetConverter implements ITypeConverter<BenchmarkPreset> {

    @Override
    public BenchmarkPreset convert(String name) {
      return Arrays.stream(BenchmarkPreset.values())
          .filter(preset -> preset.name().equalsIgnoreCase(name))
          .findFirst()
          .orElseThrow(() -> unknown(name));
    }

    private static TypeConversionException unknown(String name) {
      String presets =
          Arrays.stream(BenchmarkPreset.values())
              .map(BenchmarkPreset::name)
              .collect(Collectors.joining(", "));
      return new TypeConversionException(
          "there is no preset '%s'; the presets are %s".formatted(name, presets));
    }
  }

  /// Reads a number of seconds above zero.
  private static final class SecondsConverter implements ITypeConverter<Double> {

    @Override
    public Double convert(String number) {
      try {
        double seconds = Double.parseDouble(number);
        if (seconds > 0 && seconds < Double.POSITIVE_INFINITY) {
          return seconds;
        }
      } catch (NumberFormatException e) {
        // Said below.
      }
      throw new TypeConversionException(
          "'%s' is not a number of seconds above zero, such as 60".formatted(number));
    }
  }
}
