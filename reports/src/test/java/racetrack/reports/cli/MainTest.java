// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import racetrack.catalogue.Catalogue;
import racetrack.programs.TimeScale;

/// What the command line says, without starting any tool.
class MainTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void listsThePatterns() {
    assertEquals(0, execute("list"));
    assertTrue(out.toString().contains("queue.bounded"), out::toString);
    assertTrue(out.toString().contains("lock.counter"), out::toString);
  }

  @Test
  void showsWhatCatchesATwin() {
    assertEquals(0, execute("show", "queue.bounded"));
    assertTrue(
        out.toString()
            .lines()
            .anyMatch(line -> line.contains("BROKEN_IF") && line.contains("RACE Overtaking")),
        out::toString);
  }

  @Test
  void showsHowAClassOfYourOwnHasToBe() {
    assertEquals(0, execute("show", "queue.bounded"));
    assertTrue(
        out.toString()
            .contains(
                "class YourBoundedQueue<E> implements BoundedQueue<E>, made by"
                    + " YourBoundedQueue(int capacity); `racetrack check queue.bounded` asks it"),
        out::toString);
  }

  @Test
  void wantsAClassToCheck() {
    assertEquals(2, execute("check", "queue.bounded"));
    assertTrue(
        err.toString().startsWith("Name your class: Java files or a folder of them, or --subject"),
        err::toString);
    err.getBuffer().setLength(0);
    assertEquals(2, execute("check", "queue.bounded", "Own.java", "--budget=0"));
    assertTrue(err.toString().startsWith("--budget must be at least 1 second"), err::toString);
    err.getBuffer().setLength(0);
    assertEquals(2, execute("check", "executor.pipeline", "Own.java", "--only=model"));
    assertTrue(
        err.toString().startsWith("This cannot be asked of executor.pipeline: The work is done by"),
        err::toString);
  }

  @Test
  void wantsOnePatternAndAClassToMeasure() {
    String one = "Your class is measured as a subject of one pattern: name its key, and no other.";
    assertSays(one, "bench", "Own.java");
    assertSays(one, "bench", "lock.counter", "queue.bounded", "Own.java");
    assertSays(one, "bench", "lock.counter", "queue.bounded", "--subject=com.acme.Own");
    assertSays("Name your class: Java files", "bench", "lock.counter", "--class-path=own.jar");
    assertSays("There is no nowhere/Own.java: ", "bench", "lock.counter", "nowhere/Own.java");
    assertSays(
        "There is no own.jar, which is on",
        "bench",
        "lock.counter",
        "--subject=Own",
        "-cp=own.jar");
    assertSays("There is no Own.java: name Java", "check", "lock.counter", "Own.java");
    assertSays(
        "lock.counter has a subject LOCK of its own: give",
        "bench",
        "lock.counter",
        "--subject=LOCK");
    assertSays(
        "nowhere is no folder: name with --submitted", "show", "lock.counter", "--results=nowhere");
    assertSays("nowhere is no folder: name with --submitted", "report", "--submitted=nowhere");
  }

  private void assertSays(String sentence, String... command) {
    err.getBuffer().setLength(0);
    assertEquals(2, execute(command));
    assertTrue(err.toString().startsWith(sentence), err::toString);
  }

  @Test
  void knowsASourceFromAKey(@TempDir Path folder) {
    assertFalse(BenchCommand.isSource("lock.counter", Catalogue.load()));
    assertFalse(BenchCommand.isSource("lock.contuer", Catalogue.load()));
    assertFalse(BenchCommand.isSource("", Catalogue.load()));
    assertTrue(BenchCommand.isSource("Own.java", Catalogue.load()));
    assertTrue(BenchCommand.isSource(folder.toString(), Catalogue.load()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"show", "race", "bench"})
  void namesTheNearestKeysForOneThatIsUnknown(String command) {
    for (List<String> keys :
        List.of(List.of("queue.bonded"), List.of("lock.counter", "queue.bonded"))) {
      err.getBuffer().setLength(0);
      List<String> arguments = new ArrayList<>(keys);
      arguments.addFirst(command);
      assertEquals(2, execute(arguments.toArray(String[]::new)));
      assertTrue(
          err.toString()
              .startsWith("No pattern has the key 'queue.bonded'; the nearest are queue.bounded,"),
          err::toString);
    }
  }

  @Test
  void showsSeveralPatterns() {
    assertEquals(0, execute("show", "lock.counter", "queue.bounded", "lock.counter"));
    List<String> contracts =
        out.toString().lines().filter(line -> line.startsWith("  contract ")).toList();
    assertEquals(List.of("  contract  Counter", "  contract  BoundedQueue"), contracts);
  }

  @Test
  void namesTheSubjectsForOneThatIsUnknown() {
    assertEquals(2, execute("race", "queue.bounded", "--subject=CONDITOIN"));
    assertTrue(err.toString().contains("No subject is named 'CONDITOIN'"), err::toString);
    assertTrue(err.toString().contains("CONDITION"), err::toString);
  }

  @Test
  void listsTheProgramsByRow() {
    assertEquals(0, execute("list", "--seeds"));
    List<String> rows = out.toString().lines().map(line -> line.split(" ", 2)[0]).toList();
    assertTrue(rows.containsAll(List.of("0.2", "2.3", "2.21", "3.11")), rows::toString);
    assertTrue(rows.indexOf("2.3") < rows.indexOf("2.21"), rows::toString);
  }

  @Test
  void runsTheProgramOfARow() {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      assertEquals(0, execute("run", "3.11", "--time-scale=0.01"));
    } finally {
      System.setOut(before);
      System.clearProperty(TimeScale.PROPERTY);
    }
    String text = printed.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains("items processed: 9"), text);
  }

  @Test
  void namesTheRowsForOneThatIsUnknown() {
    assertEquals(2, execute("run", "9.9"));
    assertTrue(
        err.toString().contains("no program answers a row '9.9'; the nearest are "), err::toString);
  }

  @Test
  void refusesATimeScaleThatIsNone() {
    assertEquals(2, execute("run", "3.11", "--time-scale=0"));
    assertTrue(err.toString().contains("--time-scale must be above 0"), err::toString);
  }

  /// A task that fails, as a user might bring it.
  public static class FailingTask implements Callable<Void> {

    @Override
    public Void call() {
      throw new ArithmeticException("no luck");
    }
  }

  @Test
  void saysInASentenceWhatIsWrongWithATask() {
    String failing = FailingTask.class.getName();
    assertRefused("Name a task: cpu, io, mixed, lock, or a class that implements Callable.");
    assertRefused("'x.Y' is neither a workload (cpu, io, mixed, lock) nor a class on", "x.Y");
    assertRefused(
        "java.lang.Object does not implement java.util.concurrent.Callable.", "java.lang.Object");
    assertRefused("A task of " + failing + " failed: java.lang.ArithmeticException", failing);
    assertRefused("--max-workers must be at least 1, but was 0.", "cpu", "--max-workers=0");
    assertRefused(
        "There is no file or folder 'nowhere' on the --class-path.", "cpu", "--class-path=nowhere");
  }

  @Test
  void saysInASentenceWhichFolderCannotBeUsed(@TempDir Path folder) throws IOException {
    String file = Files.createFile(folder.resolve("file")).toString();
    for (String command : List.of("bench lock.counter", "race lock.counter", "advise cpu")) {
      err.getBuffer().setLength(0);
      assertEquals(2, execute((command + " --output=" + file).split(" ")));
      assertEquals(
          file + " is a file, but a folder is needed: move it away, or choose another folder.",
          err.toString().strip());
    }
  }

  private void assertRefused(String sentence, String... arguments) {
    err.getBuffer().setLength(0);
    List<String> command = new ArrayList<>(List.of(arguments));
    command.addFirst("advise");
    assertEquals(2, execute(command.toArray(String[]::new)));
    assertTrue(err.toString().contains(sentence), err::toString);
    assertFalse(err.toString().contains("\tat "), err::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-1", "1.5h", "9d", ""})
  void refusesATimeThatIsNone(String time) {
    assertEquals(2, execute("race", "lock.counter", "--budget=" + time));
    assertTrue(
        err.toString()
            .contains("is not a time: write seconds, or a number with a unit, such as 90s, 15m"),
        err::toString);
  }

  @Test
  void readsATimeWithItsUnit() {
    TimeConverter converter = new TimeConverter();
    assertEquals(Duration.ofSeconds(90), converter.convert("90"));
    assertEquals(Duration.ofSeconds(90), converter.convert("90s"));
    assertEquals(Duration.ofMinutes(15), converter.convert("15m"));
    assertEquals(Duration.ofHours(8), converter.convert("8h"));
  }

  @Test
  void namesTheNearestCommandForOneThatIsUnknown() {
    assertEquals(2, execute("lst"));
    assertTrue(err.toString().contains("list"), err::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list", "show", "run", "grade", "race", "bench", "advise", "report", "gate", "doctor"
      })
  void explainsEachCommand(String command) {
    assertEquals(0, execute(command, "--help"));
    assertTrue(out.toString().startsWith("Usage: racetrack " + command), out::toString);
  }

  private int execute(String... arguments) {
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }
}
