// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import racetrack.programs.JavaLauncher;
import racetrack.reports.launch.Kit;
import racetrack.reports.launch.Ladder;
import racetrack.reports.launch.Rung;

/// A class is graded, by the command.
@Timeout(300)
class GradeIT {

  private static final Path JAR = Kit.locate().home().resolve("reports/target/racetrack.jar");

  @TempDir private Path folder;

  private record Run(int exitCode, String said) {}

  @BeforeEach
  void handIn() throws IOException {
    submit("Ann Lee_11_assignsubmission_file_", "synchronized");
    submit("Bo Yu_12_assignsubmission_file_", "");
    Path third = Files.createDirectories(folder.resolve("class/Cy_13_assignsubmission_file_"));
    Files.writeString(third.resolve("YourCounter.java"), "class YourCounter {");
  }

  private void submit(String name, String modifier) throws IOException {
    Path place = Files.createDirectories(folder.resolve("class").resolve(name));
    Files.writeString(
        place.resolve("YourCounter.java"),
        """
        public final class YourCounter implements racetrack.lock.counter.Counter {
          private long count;
          public YourCounter(long initial) { count = initial; }
          public %s void increment() { count++; }
          public %1$s long get() { return count; }
        }
        """
            .formatted(modifier));
  }

  private Run grade(List<String> before, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(before);
    command.add(JavaLauncher.path());
    command.addAll(List.of("-jar", JAR.toString(), "grade", folder.resolve("class").toString()));
    command.addAll(List.of("--lab", "lock.counter", "--only", "model"));
    command.addAll(List.of(options));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Run(process.waitFor(), said);
  }

  private Path results() {
    return folder.resolve("class-grades");
  }

  private List<String> table() throws IOException {
    return Files.readAllLines(results().resolve("grades.csv"));
  }

  /// In a network of its own the kernel counts whatever was sent elsewhere than to the loopback.
  private static List<String> counted() throws InterruptedException {
    Ladder ladder = Ladder.ofThisHost(List.of());
    if (!ladder.rungs().contains(Rung.NAMESPACES)) {
      return List.of();
    }
    String script =
        "ip link set lo up; \"$@\"; code=$?; grep -h -E 'Ip:|Ip6OutNoRoutes' /proc/net/snmp"
            + " /proc/net/snmp6; exit $code";
    List<String> command = new ArrayList<>(List.of("unshare", "--net"));
    if (!ladder.isRoot()) {
      command.add("--map-root-user");
    }
    command.addAll(List.of("sh", "-c", script, "sh"));
    return command;
  }

  @Test
  void goesOnWithWhatWasInterruptedGivesTheSameMarkTwiceAndSendsNothingAnywhere()
      throws IOException, InterruptedException {
    List<String> counted = counted();
    Run first = grade(counted, "--seed", "s");
    assertEquals(0, first.exitCode(), first::said);
    assertTrue(first.said().contains("3 submissions: 1 BROKEN, 1 HELD, 1 not asked."), first::said);
    List<String> table = table();
    assertTrue(table.getFirst().startsWith("submission,lab,verdict,points"), table::toString);
    assertTrue(table.get(1).startsWith("11,lock.counter,HELD,100"), table::toString);
    assertTrue(table.get(2).startsWith("12,lock.counter,BROKEN,"), table::toString);
    assertTrue(table.get(3).contains("13,lock.counter,"), table::toString);
    assertTrue(table.get(3).contains("This does not compile:"), table::toString);
    Files.delete(results().resolve("records/12/graded.json")); // as if it had not come so far
    Run second = grade(List.of());
    assertEquals(2, second.said().split("graded before", -1).length - 1, second::said);
    assertEquals(table, table());
    Run other = grade(List.of(), "--seed", "t");
    assertEquals(2, other.exitCode(), other::said);
    assertTrue(other.said().contains("holds another run"), other::said);
    assumeTrue(!counted.isEmpty(), "this host makes no networks: nothing was counted");
    assertEquals(0, counter(first, "OutNoRoutes"), first::said);
    assertEquals(0, sixth(first), first::said);
  }

  private static long counter(Run run, String name) {
    List<String> lines = run.said().lines().filter(line -> line.startsWith("Ip:")).toList();
    int column = List.of(lines.get(0).split(" ", -1)).indexOf(name);
    return Long.parseLong(lines.get(1).split(" ", -1)[column]);
  }

  private static long sixth(Run run) {
    return run.said()
        .lines()
        .filter(line -> line.startsWith("Ip6OutNoRoutes"))
        .map(line -> line.replace('\t', ' '))
        .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1).strip()))
        .sum();
  }

  @Test
  @Tag("wide")
  void decidesByTheModelWhereThereIsOneProcessor() throws IOException, InterruptedException {
    assumeTrue(Surroundings.ends("taskset", "-c", "0", "true"), "only `taskset` can take one away");
    Run run = grade(List.of("taskset", "-c", "0"), "--only", "race", "--seed", "s");
    assertEquals(0, run.exitCode(), run::said);
    assertTrue(run.said().contains("Races need two processors, and this JVM uses one"), run::said);
    assertTrue(run.said().contains("3 submissions: 1 BROKEN, 1 HELD, 1 not asked."), run::said);
    String report = Files.readString(results().resolve("records/11/report.txt"));
    assertTrue(report.contains("No races were asked: contract and model decide."), report);
  }
}
