// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Question;
import racetrack.reports.check.Guest;
import racetrack.reports.check.Look;
import racetrack.reports.check.Need;
import racetrack.reports.check.Part;
import racetrack.reports.check.Result;
import racetrack.reports.check.Word;
import racetrack.reports.labs.Kind;
import racetrack.reports.launch.Fence;
import racetrack.reports.launch.Kit;
import racetrack.reports.launch.Ladder;
import racetrack.reports.launch.Shield;
import racetrack.reports.marks.Graded;

/// Submissions that want to fool the grader, graded in one run, though the look at their class
/// files would have stopped most: it is told to let everything pass.
///
/// Storms of threads, filled heaps, floods of output and whoever ends the JVM at once are asked in
/// `HostileClassesIT`, by the same means.
@Tag("wide")
@Timeout(900)
class AttacksIT {

  private static final Entry COUNTER = Catalogue.load().find("lock.counter").orElseThrow();
  private static final Duration GUARD = Duration.ofMinutes(5);
  private static final int LANES = 3;

  /// What each does when its first instance is made, or at each call.
  private static final Map<String, String> DEEDS =
      Map.of(
          "ends-as-the-jvm-ends",
          "if (made > 1) Runtime.getRuntime().halt(64);",
          "prints-a-result",
          """
          var out = new FileOutputStream(FileDescriptor.out);
          out.write(("0".repeat(64) + " 1 end 64\\n").getBytes());
          out.flush();
          """,
          "closes-the-channel",
          "new FileOutputStream(FileDescriptor.out).close();",
          "answers-by-itself",
          """
          Method append = Class.forName("racetrack.testkit.AnswerRecorder")
              .getDeclaredMethod("append", racetrack.catalogue.Answer.class);
          append.setAccessible(true);
          append.invoke(null, new racetrack.catalogue.Answer("lock.counter", "YourCounter",
              racetrack.catalogue.Check.contract("countsApartFromOthers"),
              racetrack.catalogue.Finding.HELD, "", List.of(), null, 0,
              java.time.Instant.now(), List.of()));
          """,
          "fills-the-disk",
          """
          for (long i = 0; made > 0; i++) {
            Files.write(Path.of(System.getProperty("java.io.tmpdir"), "x" + i), new byte[4 << 20]);
          }
          """,
          "sleeps",
          "while (made > 0) { Thread.sleep(1_000); }");

  @TempDir private static Path folder;
  private static Path victim = Path.of("");
  private static Path results = Path.of("");
  private static Fence fence = Fence.none();
  private static Map<String, Graded> graded = Map.of();
  private static boolean called;

  @BeforeAll
  static void gradeThemAll() throws IOException, InterruptedException {
    Kit kit = Kit.locate();
    victim = Files.createTempDirectory("racetrack-victim");
    Files.writeString(victim.resolve("precious.txt"), "precious");
    results = folder.resolve("results");
    fence = Ladder.ofThisHost(Workshop.needed(kit)).fence();
    openToAll(victim);
    for (Map.Entry<String, String> deed : DEEDS.entrySet()) {
      submit(deed.getKey(), deed.getValue());
    }
    submit("z-good-one", "");
    Job job =
        new Job(
            COUNTER,
            Kind.MAKE,
            EnumSet.of(Question.CONTRACT),
            "seed",
            GUARD,
            fence,
            Look.of(COUNTER, EnumSet.allOf(Need.class)),
            Optional.empty());
    try (ServerSocket server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
        Workshop workshop = Workshop.open(kit, job, DEEDS.size())) {
      submit("vandal", vandalism(server.getLocalPort()));
      List<HandIn> all = HandIn.in(folder.resolve("handed-in"));
      Progress quiet = new Progress(new PrintWriter(Writer.nullWriter()), all.size());
      graded =
          new Grading(workshop.examiner(), Ledger.open(results), quiet, LANES)
              .run(all).stream().collect(Collectors.toMap(Graded::submission, one -> one));
      called = hasACaller(server);
    }
  }

  @AfterAll
  static void tidyUp() {
    Guest.delete(victim);
  }

  private static void openToAll(Path place) throws IOException {
    if (Files.getFileStore(place).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxrwxrwx"));
      Files.setPosixFilePermissions(
          place.resolve("precious.txt"), PosixFilePermissions.fromString("rw-rw-rw-"));
    }
  }

  /// Everything that is prevented without a trace: each deed fails, and the class goes on.
  private static String vandalism(int port) {
    Map<String, String> deeds = new TreeMap<>();
    deeds.put("a", "Files.writeString(Path.of(\"%s/precious.txt\"), \"mine\");".formatted(victim));
    deeds.put("b", "Files.delete(Path.of(\"%s/precious.txt\"));".formatted(victim));
    deeds.put("c", "Files.writeString(Path.of(\"%s/left.txt\"), \"mine\");".formatted(victim));
    deeds.put("d", "Files.writeString(Path.of(\"%s/grades.csv\"), \"mine\");".formatted(results));
    deeds.put("e", "new java.net.Socket(\"127.0.0.1\", %d).close();".formatted(port));
    deeds.put("f", "new ProcessBuilder(\"sleep\", \"86397\").start();");
    deeds.put("g", "Files.delete(Path.of(\"../1.sealed\"));");
    if (fence.shields().contains(Shield.PROCESSES)) {
      deeds.put(
          "h",
          "ProcessHandle.of(%dL).ifPresent(ProcessHandle::destroyForcibly);"
              .formatted(ProcessHandle.current().pid()));
    }
    return deeds.values().stream()
        .map("if (made == 1) try { %s } catch (Exception e) { }\n"::formatted)
        .collect(Collectors.joining());
  }

  private static boolean hasACaller(ServerSocket server) throws IOException {
    server.setSoTimeout(1);
    try {
      server.accept().close();
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  private static void submit(String name, String deed) throws IOException {
    Path place = Files.createDirectories(folder.resolve("handed-in").resolve(name));
    Files.writeString(
        place.resolve("YourCounter.java"),
        """
        import java.io.*;
        import java.lang.reflect.*;
        import java.nio.file.*;
        import java.util.*;
        public class YourCounter implements racetrack.lock.counter.Counter {
          static volatile int made;
          private long count;
          public YourCounter(long initial) throws Exception {
            made++;
            %s
            count = initial;
          }
          public synchronized void increment() { count++; }
          public synchronized long get() { return count; }
        }
        """
            .formatted(deed));
  }

  private static Result result(String name) {
    Graded found = Objects.requireNonNull(graded.get(name), name);
    return found.result().orElseThrow(() -> new AssertionError(found.refusal().orElse("")));
  }

  private static String said(String name) {
    return result(name)
        + "\n"
        + result(name).parts().stream().map(Part::sentence).collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "ends-as-the-jvm-ends, It took the JVM with it, which exited with 64.",
    "fills-the-disk, 'It took the JVM with it, which wrote more than 32 MB and had to be ended.'",
    "sleeps, It did not end"
  })
  void breakAPromise(String name, String evidence) {
    assertFalse(result(name).word() == Word.HELD, () -> said(name));
    assertTrue(
        result(name).parts().getFirst().broken().getFirst().evidence().startsWith(evidence),
        () -> said(name));
  }

  @ParameterizedTest
  @CsvSource({
    "prints-a-result, Somebody else wrote into the channel of the answers.",
    "answers-by-itself, A class has tried to answer in place of the checks."
  })
  void areNoticedAndNothingThatTheySayCounts(String name, String alarm) {
    assertEquals(Word.NOT_DECIDED, result(name).word(), () -> said(name));
    assertTrue(result(name).alarms().contains(alarm), () -> said(name));
  }

  @Test
  void gainNothingByClosingTheChannel() {
    String name = "closes-the-channel";
    assertFalse(result(name).word() == Word.HELD, () -> said(name));
  }

  @Test
  void changeNothingForThoseAfterThemNorForWhoOnlyTries() {
    for (String name : List.of("vandal", "z-good-one")) {
      assertEquals(Word.HELD, result(name).word(), () -> said(name));
    }
  }

  @Test
  void changeNoFilesOfOthers() throws IOException {
    assumeTrue(fence.shields().contains(Shield.FILES), "this host cannot keep files away");
    assertEquals("precious", Files.readString(victim.resolve("precious.txt")));
    assertFalse(Files.exists(victim.resolve("left.txt")));
    assertFalse(Files.exists(results.resolve("grades.csv")));
  }

  @Test
  void reachNobody() {
    assumeTrue(fence.shields().contains(Shield.NETWORK), "this host cannot keep networks away");
    assertFalse(called);
  }

  @Test
  void leaveNoProcess() {
    assertFalse(
        ProcessHandle.allProcesses()
            .map(process -> process.info().commandLine().orElse(""))
            .anyMatch(line -> line.endsWith("sleep 86397")));
  }

  @Test
  void areKeptToTheirTeacher() throws IOException {
    Set<Path> files;
    try (var all = Files.walk(results)) {
      files = all.collect(Collectors.toSet());
    }
    assumeTrue(Files.getFileStore(results).supportsFileAttributeView("posix"), "no permissions");
    for (Path file : files) {
      String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
      assertTrue(permissions.endsWith("------"), file + " " + permissions);
    }
    assertTrue(files.size() > DEEDS.size());
  }
}
