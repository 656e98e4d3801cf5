// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ParameterException;

/// Every command in a text can be given: the lab sheets, the glossary, the guide, the README.
class CommandsInTextsTest {

  private static final Path ROOT = Path.of("..");

  /// A command in code, up to what a shell would do with its output. `COMMAND` stands for any.
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?m)(?:`|^)(?:java(?: --enable-preview)? -jar reports/target/racetrack\\.jar|racetrack)"
              + " (?!COMMAND)([^`>|\n]+)");

  @Test
  void canBeGiven() throws IOException {
    List<String> faults = new ArrayList<>();
    int commands = 0;
    for (Path text : texts()) {
      for (String command : commands(Files.readString(text, UTF_8))) {
        commands++;
        faultOf(command)
            .map(fault -> "%s: %s: %s".formatted(ROOT.relativize(text), command, fault))
            .forEach(faults::add);
      }
    }
    assertEquals(List.of(), faults);
    assertTrue(commands > 100, commands + " commands");
  }

  private static List<Path> texts() throws IOException {
    Path sheets = ROOT.resolve("examples/src/main/java/racetrack");
    try (Stream<Path> files = Files.walk(sheets)) {
      List<Path> texts =
          new ArrayList<>(files.filter(file -> file.endsWith("README.md")).sorted().toList());
      texts.add(ROOT.resolve("reports/src/teaching/README.md"));
      texts.add(ROOT.resolve("README.md"));
      return texts;
    }
  }

  private static List<String> commands(String text) {
    return COMMAND.matcher(text).results().map(match -> match.group(1).strip()).toList();
  }

  /// Why a command cannot be given, if so.
  private static Stream<String> faultOf(String command) {
    try {
      Main.commandLine().parseArgs(command.split(" "));
      return Stream.empty();
    } catch (ParameterException e) {
      return Stream.of(e.getMessage());
    }
  }
}
