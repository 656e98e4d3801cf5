// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.packs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import racetrack.catalogue.Catalogue;
import racetrack.programs.JavaLauncher;
import racetrack.reports.labs.Kind;
import racetrack.reports.launch.Kit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Each pack, unpacked where its platform would, and called as its platform calls it. A submission
/// that does not compile gets its result soonest.
@EnabledOnOs(OS.LINUX)
@Timeout(300)
@Tag("wide")
class PlatformsIT {

  private static final String BAD =
      "class MyCounter implements racetrack.lock.counter.Counter { long count }";

  /// Counts twice; the contract notices.
  private static final String WRONG =
      """
      class MyCounter implements racetrack.lock.counter.Counter {
        private long count;
        MyCounter(long initial) { count = initial; }
        @Override public synchronized void increment() { count += 2; }
        @Override public synchronized long get() { return count; }
      }
      """;

  @TempDir private Path folder;

  /// Where the platform's program works.
  private Path root = Path.of("");

  /// What a command has said, and how it ended.
  private record Said(int code, String text) {}

  @BeforeEach
  void makeRoot() throws IOException {
    root = Files.createDirectory(folder.resolve("platform"));
  }

  private void unpack(Platform platform, Path target) throws IOException, InterruptedException {
    Path zip = folder.resolve("pack.zip");
    new LabPack(
            Kit.locate(),
            Catalogue.load().find("lock.counter").orElseThrow(),
            Kind.MAKE,
            platform,
            Optional.empty())
        .write(zip);
    Files.createDirectories(target);
    succeed(target, Map.of(), "unzip", "-q", zip.toString());
  }

  /// Runs a command without any of this JVM's environment but the path to a JDK.
  private static Said run(Path place, Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("said", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(place.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      String java = System.getProperty("java.home");
      builder.environment().clear();
      builder.environment().put("PATH", java + "/bin:/usr/bin:/bin:/usr/sbin:/sbin");
      builder.environment().put("JAVA_HOME", java);
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      return new Said(process.waitFor(), Files.readString(output));
    } finally {
      Files.delete(output);
    }
  }

  private static Said succeed(Path place, Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    Said said = run(place, environment, command);
    assertEquals(0, said.code(), said::text);
    return said;
  }

  private static void handIn(Path place, String text) throws IOException {
    Files.createDirectories(place);
    Files.writeString(place.resolve("MyCounter.java"), text);
  }

  /// `/autograder` with `source`, `submission` and `results`; the JDK is in the zip.
  @Test
  void isRunAsGradescopeDoes() throws IOException, InterruptedException {
    Map<String, String> environment = Map.of("AUTOGRADER", root.toString());
    Path source = root.resolve("source");
    unpack(Platform.GRADESCOPE, source);
    Path bin = Files.createDirectories(folder.resolve("jdk-25/bin"));
    Files.createSymbolicLink(bin.resolve("java"), Path.of(JavaLauncher.path()));
    succeed(folder, Map.of(), "tar", "-czf", source.resolve("jdk.tar.gz").toString(), "jdk-25");
    succeed(root, environment, source.resolve("setup.sh").toString());
    handIn(root.resolve("submission"), BAD);
    Said said = succeed(root, environment, source.resolve("run_autograder").toString());
    JsonNode result =
        new JsonMapper().readTree(Files.readString(root.resolve("results/results.json")));
    assertEquals(0.0, result.get("score").asDouble(1), said::text);
    assertTrue(result.get("output").asString().contains("MyCounter.java"), result::toString);
  }

  /// The tests' repository at the top, the student's in `assignment`.
  @Test
  void isRunAsArtemisDoes() throws IOException, InterruptedException {
    unpack(Platform.ARTEMIS, root);
    handIn(root.resolve("assignment/src"), BAD);
    Said said = succeed(root, Map.of(), "bash", "run.sh");
    String xml = Files.readString(root.resolve("results/racetrack.xml"));
    assertTrue(xml.contains("<testsuite"), said::text);
    assertTrue(xml.contains("<failure"), xml);
    assertFalse(xml.contains("<skipped"), xml);
  }

  /// The submission's files and the execution files in one folder; what `vpl_execution` prints is
  /// read.
  @Test
  void isRunAsVplDoes() throws IOException, InterruptedException {
    unpack(Platform.VPL, root);
    Path server = folder.resolve("server");
    Files.createDirectory(server);
    succeed(server, Map.of(), "unzip", "-q", root.resolve("racetrack.zip").toString());
    Files.delete(root.resolve("racetrack.zip"));
    Path kit;
    try (Stream<Path> top = Files.list(server)) {
      kit = top.findFirst().orElseThrow();
    }
    handIn(root, BAD);
    Files.writeString(root.resolve("vpl_environment.sh"), "export VPL_SUBFILE0=MyCounter.java\n");
    Map<String, String> environment =
        Map.of(
            "RACETRACK_HOME", kit.toString(),
            "VPL_GRADEMIN", "0",
            "VPL_GRADEMAX", "10",
            "VPL_MAXTIME", "600",
            "VPL_SUBFILES", "MyCounter.java",
            "VPL_SUBFILE0", "MyCounter.java");
    Files.setPosixFilePermissions(
        root.resolve("vpl_evaluate.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));
    succeed(root, environment, "./vpl_evaluate.sh");
    List<String> lines =
        succeed(root, environment, "./vpl_execution").text().strip().lines().toList();
    assertTrue(lines.getLast().matches("Grade :=>> 0(\\.0+)?"), lines::toString);
    assertTrue(lines.stream().anyMatch(line -> line.contains("MyCounter.java")), lines::toString);
    Said none = succeed(root, Map.of("RACETRACK_HOME", "/nowhere"), "./vpl_execution");
    assertTrue(none.text().startsWith("Comment :=>> Racetrack is not in /nowhere"), none::text);
  }

  /// The pack in the student's repository; each test of the list is a command with an exit code.
  @Test
  void isRunAsGitHubAndClassroom50Do() throws IOException, InterruptedException {
    unpack(Platform.GITHUB, root);
    handIn(root.resolve("src"), WRONG);
    JsonNode tests =
        new JsonMapper().readTree(Files.readString(root.resolve(".racetrack/tests.json"), UTF_8));
    List<String> commands = new ArrayList<>();
    tests.forEach(test -> commands.add(test.get("run").asString()));
    assertEquals(".racetrack/check contract", commands.getFirst());
    Said said = run(root, Map.of(), "bash", "-c", commands.getFirst());
    assertEquals(1, said.code(), said::text);
    Said unasked = run(root, Map.of(), "bash", "-c", ".racetrack/check leak");
    assertEquals(2, unasked.code(), unasked::text);
  }
}
