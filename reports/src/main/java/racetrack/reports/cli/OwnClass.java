// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// The options that name a class of the user's own, beside the sources.
final class OwnClass {

  @Option(
      names = "--subject",
      paramLabel = "CLASS",
      description =
          "Your class by its full name, such as com.acme.MyQueue: if it is compiled, or if several"
              + " in the sources would do.")
  private Optional<String> subject;

  @Option(
      names = {"--class-path", "-cp"},
      paramLabel = "PATH",
      description = "The jars and folders that your class lies in, or needs.")
  private Optional<String> classPath;

  /// {@return its full name, if it was said}
  Optional<String> subject() {
    return subject;
  }

  /// {@return the parts of the class path}
  List<Path> classPath() {
    return classPath.stream()
        .flatMap(path -> Arrays.stream(path.split(File.pathSeparator)))
        .filter(part -> !part.isEmpty())
        .map(Path::of)
        .toList();
  }

  /// {@return the options as they were given}
  List<String> words() {
    List<String> words = new ArrayList<>();
    subject.ifPresent(name -> words.addAll(List.of("--subject", name)));
    classPath.ifPresent(path -> words.addAll(List.of("--class-path", path)));
    return words;
  }

  /// {@return whether a class was spoken of, perhaps without its name}
  ///
  /// @param sources the sources that were named
  boolean isMeant(List<Path> sources) {
    return !sources.isEmpty() || subject.isPresent() || classPath.isPresent();
  }

  /// Refuses to guess which class is meant.
  ///
  /// @param sources the sources that were named
  /// @param spec the command
  /// @throws ParameterException if no class was named
  void refuseIfUnnamed(List<Path> sources, CommandSpec spec) {
    if (sources.isEmpty() && subject.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "Name your class: Java files or a folder of them, or --subject and --class-path.");
    }
  }
}
