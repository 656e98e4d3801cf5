// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import racetrack.programs.JavaLauncher;
import racetrack.reports.launch.Kit;

/// A class of somebody's own on its way from `check` and `bench` to `show` and the report, as its
/// author goes it, in a folder of its own.
@Tag("wide")
@Timeout(300)
class OwnClassIT {

  private static final String SOURCE =
      """
      package com.acme;
      public final class Own implements racetrack.lock.counter.Counter {
        private long count;
        public Own(long initial) { count = initial; }
        public synchronized void increment() { count++; }
        public synchronized long get() { return count; }
      }
      """;

  @TempDir private Path home;

  private record Run(int exit, String output) {}

  @Test
  void getsAPageWithItsVerdictAndItsCurve() throws IOException, InterruptedException {
    Path folder = Files.createDirectory(home.resolve("my own"));
    Files.writeString(folder.resolve("Own.java"), SOURCE);
    Run check = run(folder, "check", "lock.counter", "Own.java", "--only=contract", "--budget=30");
    assertTrue(Set.of(0, 3).contains(check.exit()), check::output); // or not decided in time
    Run bench = run(folder, "bench", "lock.counter", "Own.java", "--budget=3s");
    assertEquals(0, bench.exit(), bench::output);
    assertEquals(
        Set.of("Own.java", "racetrack-results"),
        Set.of(folder.toFile().list()),
        "nothing else is left");

    Run show = run(folder, "show", "lock.counter");
    assertTrue(show.output().contains(": com.acme.Own, "), show::output);

    Path nothing = Files.createDirectory(home.resolve("nothing"));
    Run report =
        run(folder, "report", "--results=" + nothing, "--output=" + home.resolve("report"));
    assertEquals(0, report.exit(), report::output);
    Document page = Jsoup.parse(home.resolve("report/submitted/lock.counter.Own.html"));
    assertTrue(page.text().contains("Contract"), page::text);
    assertTrue(
        page.expectFirst("figure").select("details tbody th").eachText().contains("Own"),
        page::html);
  }

  private static Run run(Path folder, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("-Djmh.ignoreLock=true", "-jar"));
    command.addFirst(JavaLauncher.path());
    command.add(Kit.locate().home().resolve("reports/target/racetrack.jar").toString());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Run(process.waitFor(), output);
    } finally {
      process.destroyForcibly();
    }
  }
}
