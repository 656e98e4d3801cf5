// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.programs.JavaLauncher;

/// The commands of each lab sheet, run as a student runs them: from the sheet in a lab's folder.
///
/// Those that take a moment run in every build, the others by night: programs, races, benchmarks
/// and advice.
@Tag("wide")
@Timeout(value = 2, unit = TimeUnit.HOURS)
class SheetCommandsIT {

  /// A command in a sheet; what is behind it is for a shell.
  private static final Pattern COMMAND = Pattern.compile("`((?:racetrack|java|mvn) [^`>|]+)`");

  /// The programs of a point beside the first.
  private static final Pattern NEIGHBOUR = Pattern.compile("`(\\w+Example)`");

  private static final Pattern POINT = Pattern.compile("(?m)^- [^\n]*(?:\n  [^\n]*)*");

  /// Words for what a person has to put there, and what needs a checkout.
  private static final Pattern NOT_MEANT =
      Pattern.compile(
          "mvn .*|racetrack COMMAND .*|.*com\\.example\\..*|racetrack lab (check|hint)");

  private static final Pattern QUICK = Pattern.compile("racetrack (show|lab start|lab predict) .*");

  private static final InputStream INPUT = System.in;

  @TempDir private Path home;

  private record Said(int exit, String text) {}

  @BeforeAll
  static void answerNothing() {
    System.setIn(new ByteArrayInputStream(new byte[0]));
  }

  @AfterAll
  static void giveTheInputBack() {
    System.setIn(INPUT);
  }

  static Stream<String> patterns() {
    return Catalogue.load().entries().stream().map(Entry::key);
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void runThatTakeAMoment(String key) throws IOException {
    List<String> commands = commands(key).stream().filter(c -> QUICK.matcher(c).matches()).toList();
    assertTrue(commands.stream().anyMatch(command -> command.contains(" lab start ")), key);
    for (String command : commands) {
      Said said = here(words(command));
      assertEquals(0, said.exit(), () -> command + "\n" + said);
    }
    try (Stream<Path> labs = Files.list(home)) {
      for (Path lab : labs.toList()) {
        Said hint = here(List.of("lab", "hint", lab.toString()));
        assertEquals(0, hint.exit(), () -> lab + "\n" + hint);
        assertFalse(hint.text().isBlank(), lab.toString());
      }
    }
    Said check = here(List.of("lab", "check", lab("audit").toString()));
    assertTrue(check.text().contains("answers.txt says nothing of A"), check::text);
  }

  @ParameterizedTest
  @MethodSource("patterns")
  @EnabledIfSystemProperty(named = "racetrack.nightly", matches = "true")
  void runThatTakeLonger(String key) throws IOException, InterruptedException {
    List<String> commands =
        commands(key).stream().filter(c -> !QUICK.matcher(c).matches()).toList();
    for (String command : commands) {
      Said said =
          command.startsWith("java ") ? program(command) : here(words(command + shorter(command)));
      // A race that is so short may say too little, which is 1.
      boolean isGood = said.exit() == 0 || (said.exit() == 1 && command.contains(" race "));
      assertTrue(isGood, () -> command + "\n" + said);
    }
    assertEquals(
        0, here(List.of("lab", "start", key, "--kind=mend", lab("night").toString())).exit());
    Said check = here(List.of("lab", "check", lab("night").toString()));
    assertEquals(1, check.exit(), check::text);
  }

  /// The commands of the sheet that lies in a lab's folder.
  private List<String> commands(String key) throws IOException {
    Path folder = lab("sheet");
    assertEquals(0, here(List.of("lab", "start", key, "--kind=mend", folder.toString())).exit());
    String sheet = Files.readString(folder.resolve("SHEET.md"));
    List<String> commands = new ArrayList<>();
    COMMAND.matcher(sheet).results().map(found -> found.group(1)).forEach(commands::add);
    POINT
        .matcher(sheet)
        .results()
        .map(found -> found.group())
        .forEach(point -> {
          List<String> first =
              commands.stream().filter(c -> c.startsWith("java -cp") && point.contains(c)).toList();
          if (!first.isEmpty()) {
            NEIGHBOUR
                .matcher(point)
                .results()
                .map(found -> first.getFirst().replaceFirst("\\w+$", found.group(1)))
                .forEach(commands::add);
          }
        });
    commands.removeIf(command -> NOT_MEANT.matcher(command).matches());
    return commands.stream().map(command -> command.replaceAll("\\s+", " ")).distinct().toList();
  }

  private Path lab(String name) {
    return home.resolve("my " + name);
  }

  /// What a command is told so that it ends soon, and leaves the results of the build alone.
  private String shorter(String command) {
    String output = " --output=" + home.resolve("results");
    return switch (words(command).getFirst()) {
      case "race" -> " --budget=10" + output;
      case "bench" -> " --budget=30s" + output;
      case "report" ->
          " --results=%s --output=%s".formatted(home.resolve("results"), home.resolve("report"));
      default -> "";
    };
  }

  /// The words after `racetrack`; a lab goes into a folder of this test.
  private List<String> words(String command) {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    words.removeFirst();
    if (words.subList(0, 2).equals(List.of("lab", "start"))) {
      String kind = words.get(words.indexOf("--kind") + 1);
      words.set(words.size() - 1, lab(kind).toString());
    }
    return words;
  }

  private static Said here(List<String> words) {
    StringWriter text = new StringWriter();
    int exit =
        Main.commandLine()
            .setOut(new PrintWriter(text, true))
            .setErr(new PrintWriter(text, true))
            .execute(words.toArray(String[]::new));
    return new Said(exit, text.toString());
  }

  /// A program ten times faster than for a person, or a benchmark of a moment.
  private Said program(String command) throws IOException, InterruptedException {
    String java = JavaLauncher.path();
    String script =
        command.replaceFirst("java ", java + " -Dracetrack.time.scale=0.1 ")
            + (command.contains("benchmarks.jar") ? " -wi 0 -i 1 -r 100ms" : "");
    Path output = home.resolve("output.txt");
    Process process =
        new ProcessBuilder("sh", "-c", script.replaceFirst(" 60$", " 1"))
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      boolean ended = process.waitFor(5, TimeUnit.MINUTES);
      assertTrue(ended, command);
      return new Said(process.exitValue(), Files.readString(output));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
