// SPDX-License-Identifier: Apache-2.0
package racetrack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.programs.JavaLauncher;
import racetrack.reports.launch.Kit;

/// The jar as a person starts it.
class LauncherIT {

  private static final String MAIN = "racetrack/reports/cli/Main.class";
  private static final int MAJOR_VERSION_OFFSET = 7;
  private static final int JAVA_55 = 55 + 44;

  private record Run(int exit, String output) {}

  @Test
  void startsTheCommandLine() throws IOException, InterruptedException {
    Run run = java("-jar", jar().toString(), "list");
    assertEquals(0, run.exit(), run::output);
    assertTrue(run.output().contains("lock.counter"), run::output);
  }

  @Test
  void knowsItsVersion() throws IOException, InterruptedException {
    Run run = java("-jar", jar().toString(), "race", "--version");
    assertTrue(run.output().matches("racetrack \\d+\\.\\d+\\.\\d+\\S*\\s*"), run::output);
  }

  @Test
  void passesOnTheExitCode() throws IOException, InterruptedException {
    assertEquals(2, java("-jar", jar().toString(), "show", "nothing").exit());
  }

  @Test
  void saysInOneSentenceWhichJavaItNeeds(@TempDir Path folder)
      throws IOException, InterruptedException {
    // To a class of the far future, the Java that runs this test is an older one.
    byte[] main;
    try (var stream = LauncherIT.class.getResourceAsStream("/" + MAIN)) {
      main = stream.readAllBytes();
    }
    main[MAJOR_VERSION_OFFSET] = JAVA_55;
    Files.createDirectories(folder.resolve(MAIN).getParent());
    Files.write(folder.resolve(MAIN), main);
    Run run = java("-cp", folder + File.pathSeparator + jar(), "racetrack.Launcher", "list");
    assertEquals(2, run.exit(), run::output);
    assertEquals(1, run.output().lines().count(), run::output);
    assertTrue(run.output().startsWith("Racetrack needs Java 55 or later, but"), run::output);
  }

  private static Path jar() {
    return Kit.locate().home().resolve("reports/target/racetrack.jar");
  }

  private static Run java(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(arguments));
    command.addFirst(JavaLauncher.path());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }
}
