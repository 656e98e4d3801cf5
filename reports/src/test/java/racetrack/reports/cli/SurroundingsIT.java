// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import racetrack.programs.JavaLauncher;
import racetrack.reports.cli.Surroundings.Said;
import racetrack.reports.launch.Kit;

/// The command line as strangers meet it: without rights, room, fonts, processors or handles, in
/// their language, and with results that are none. It does what was asked, or says in one sentence
/// why it cannot, with the right exit code, and leaves nothing half-written.
@Tag("wide")
@Timeout(300)
class SurroundingsIT {

  private static final String ARABIC_DIGITS = "[\\u0660-\\u0669]";

  private static final String NO_FONTS =
      """
      <?xml version="1.0"?>
      <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
      <fontconfig></fontconfig>
      """;

  /// A checkout that anybody may read, with nothing built in it but the command line.
  @TempDir private static Path home;

  private static Path jar;

  @TempDir private Path folder;

  @BeforeAll
  static void copyTheCommandLine() throws IOException {
    jar = home.resolve("reports/target/racetrack.jar");
    Files.createDirectories(jar.getParent());
    Files.createDirectories(home.resolve("examples"));
    Files.createFile(home.resolve("pom.xml"));
    Files.copy(Kit.locate().home().resolve("reports/target/racetrack.jar"), jar);
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @BeforeEach
  void letAnybodyIn() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void writesTheSameFiguresInEveryLanguageAndNeedsNoScreen()
      throws IOException, InterruptedException {
    measure("12.5");
    Path report = folder.resolve("report");
    Said said =
        ask(
            Surroundings.USUAL.with("DISPLAY", ":77").in("-Duser.language=ar", "-Duser.country=EG"),
            "report",
            "--results=" + folder,
            "--output=" + report);
    assertGood(said);
    assertEquals(
        "Report: " + report.resolve("index.html").toUri(),
        said.out().lines().findFirst().orElseThrow());
    assertFalse(said.out().matches("(?s).*" + ARABIC_DIGITS + ".*"), said::out);
    String csv = Files.readString(report.resolve("charts/lock.counter.CounterBench-increment.csv"));
    assertEquals(
        """
        subject,workers,mean,low,high,forks,unit
        ATOMIC,1,12.5,12.5,12.5,2,million operations / s
        ATOMIC,2,12.5,12.5,12.5,2,million operations / s
        ATOMIC,4,12.5,12.5,12.5,2,million operations / s
        """,
        csv);
    assertTrue(
        Files.size(report.resolve("charts/lock.counter.CounterBench-increment.png")) > 1_000);
    for (Path page : files(report, file -> file.toString().endsWith(".html"))) {
      assertFalse(Files.readString(page).matches("(?s).*" + ARABIC_DIGITS + ".*"), page.toString());
    }
  }

  @Test
  void saysTheSameInEveryLanguage() throws IOException, InterruptedException {
    Surroundings arabic = Surroundings.USUAL.in("-Duser.language=ar", "-Duser.country=EG");
    Said doctor = ask(arabic.with("DISPLAY", ":77"), "doctor");
    assertFalse(doctor.out().matches("(?s).*" + ARABIC_DIGITS + ".*"), doctor::out);
    assertFalse(doctor.out().contains("font"), doctor::out);
    assertEquals("", doctor.err());
    Said turkish = ask(Surroundings.USUAL.in("-Duser.language=tr"), "show", "lock.counter");
    assertGood(turkish);
    assertTrue(turkish.out().contains("RACE LostUpdate"), turkish::out);
    Said german = ask(Surroundings.USUAL.in("-Duser.language=de"), "run", "1.3");
    assertGood(german);
    assertTrue(german.out().contains("below 200,000 sum up"), german::out);
  }

  @Test
  void writesAddressesThatAServerReadsInEveryLanguage() throws IOException, InterruptedException {
    Said program =
        java(
            Surroundings.USUAL.in(
                "-Duser.language=ar", "-Duser.country=EG", "-Dracetrack.time.scale=0.1"),
            "-cp",
            jar.toString(),
            "racetrack.app.scraper.PageFetcherExample");
    assertGood(program);
    assertFalse(program.out().contains("unsupported URI"), program::out);
  }

  @Test
  void writesAReportWithoutPicturesWhereThereIsNoFont() throws IOException, InterruptedException {
    measure("12.5");
    Path noFonts = Files.writeString(folder.resolve("fonts.conf"), NO_FONTS);
    Surroundings surroundings =
        Surroundings.USUAL
            .with("FONTCONFIG_FILE", noFonts.toString())
            .in("-Duser.home=" + folder); // where the JDK remembers fonts
    Said doctor = ask(surroundings, "doctor");
    assertEquals(1, doctor.exit(), doctor::toString);
    String what = "install fontconfig and a font";
    assertTrue(doctor.out().contains(what), doctor::toString);
    Path report = folder.resolve("report");
    Said said = ask(surroundings, "report", "--results=" + folder, "--output=" + report);
    assertGood(said);
    assertTrue(said.out().contains(what), said::out);
    assertEquals(2, said.out().lines().count(), said::out); // where it is, and how large
    for (String page : List.of("index.html", "lock.counter.html")) {
      assertTrue(Files.readString(report.resolve(page)).contains(what), page);
    }
    assertEquals(
        List.of("lock.counter.CounterBench-increment.csv"),
        files(report.resolve("charts"), file -> true).stream()
            .map(file -> file.getFileName().toString())
            .toList());
  }

  @Test
  void saysWhichFileHasNoRoom() throws IOException, InterruptedException {
    Path small = Files.createDirectory(folder.resolve("small"));
    Said said =
        ask(
            Surroundings.privately("mount -t tmpfs -o size=200k none " + small),
            "report",
            "--results=" + folder,
            "--output=" + small.resolve("report"));
    assertRefused("cannot be used: no space is left on its device", said);
    assertTrue(said.err().startsWith(small.resolve("report") + "/"), said::err);
    assertFalse(said.err().contains(".new-"), said::err);
  }

  @Test
  void saysThatItsOutputIsLost() throws IOException, InterruptedException {
    assumeTrue(Files.exists(Path.of("/dev/full")), "only some systems have a disk that is full");
    assertRefused(
        "The output cannot be written: No space left on device.",
        ask(Surroundings.after("exec > /dev/full"), "list"));
  }

  @Test
  void leavesAnEarlierReportAsItWasWhereThereIsNoRoom() throws IOException, InterruptedException {
    Path index = Files.writeString(folder.resolve("index.html"), "earlier");
    Said said =
        ask( // a sample has room, a page has not
            Surroundings.after("ulimit -f 66").in("-XX:-UsePerfData"),
            "report",
            "--results=" + folder,
            "--output=" + folder);
    assertRefused("cannot be used: File too large", said);
    assertEquals(List.of(index), files(folder, file -> true));
    assertEquals("earlier", Files.readString(index));
  }

  @Test
  void needsNoTemporaryFolder() throws IOException, InterruptedException {
    Path small = Files.createDirectory(folder.resolve("small"));
    Surroundings full =
        Surroundings.privately(
                "mount -t tmpfs -o size=64k none "
                    + small
                    + " && (yes > "
                    + small
                    + "/full 2> /dev/null || :)")
            .in("-Djava.io.tmpdir=" + small);
    assertGood(ask(full, "list"));
    assertRanItsProgram(ask(full, "run", "1.3"));
  }

  @Test
  void saysWhatAnotherUserHasNoRightTo() throws IOException, InterruptedException {
    Surroundings nobody = Surroundings.ofAnotherUser();
    Path report = Files.createDirectory(folder.resolve("report"));
    assertRefused(
        report + " cannot be used: the user", ask(nobody, "report", "--output=" + report));
    assertRefused(home + "/reports/target/report cannot be used: the user", ask(nobody, "report"));
    assertGood(ask(nobody, "show", "lock.counter"));
    assertRanItsProgram(ask(nobody, "run", "1.3"));
    Path results = Files.createDirectory(folder.resolve("results"));
    Path secret = Files.writeString(results.resolve("verdicts.json"), "{}");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    assertRefused(
        secret + " cannot be used: the user", ask(nobody, "report", "--results=" + results));
  }

  @Test
  void saysBeforeItRacesOrMeasuresThatItCannotWrite() throws IOException, InterruptedException {
    for (String part : List.of("jcstress/target/jcstress.jar", "jmh/target/benchmarks.jar")) {
      Files.createDirectories(home.resolve(part).getParent());
      Files.copy(Kit.locate().home().resolve(part), home.resolve(part));
    }
    Path small = Files.createDirectory(folder.resolve("small"));
    Surroundings full =
        Surroundings.privately(
            "mount -t tmpfs -o size=16k none "
                + small
                + (" && (yes > " + small + "/full 2> /dev/null || :)"));
    Surroundings nobody = Surroundings.ofAnotherUser();
    for (String command : List.of("race", "bench")) {
      assertRefused("cannot be used: the user", ask(nobody, command, "lock.counter"));
      assertRefused(
          "no space is left on its device",
          ask(full, command, "lock.counter", "--output=" + small));
    }
  }

  @Test
  void startsNoWorkerOnThePortOfItsDebugger() throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Said said =
        ask(
            Surroundings.USUAL.with(
                "JAVA_TOOL_OPTIONS",
                "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=localhost:" + port),
            "run",
            "1.3");
    assertEquals(0, said.exit(), said::toString);
    assertEquals(1, said.err().lines().count(), said::err);
  }

  @Test
  void saysThatACheckoutIsReadOnly() throws IOException, InterruptedException {
    Surroundings readOnly =
        Surroundings.privately(
            "mount --bind %s %s && mount -o remount,bind,ro %s".formatted(home, home, home));
    assertRefused(
        home + "/reports/target/report cannot be used: its file system is read-only",
        ask(readOnly, "report"));
    assertGood(ask(readOnly, "list"));
  }

  @Test
  void runsOnOneProcessorWithFewHandlesAndLittleSharedMemory()
      throws IOException, InterruptedException {
    Said doctor = ask(Surroundings.USUAL.in("-XX:ActiveProcessorCount=1"), "doctor");
    assertTrue(doctor.out().contains("! Races need two processors"), doctor::out);
    assertRanItsProgram(ask(Surroundings.after("ulimit -n 128"), "run", "1.3"));
    if (Surroundings.ends("taskset", "-c", "0", "true")) {
      assertRanItsProgram(
          ask(new Surroundings(List.of("taskset", "-c", "0"), Map.of(), List.of()), "run", "1.3"));
    }
    assertRanItsProgram(
        ask(Surroundings.privately("mount -t tmpfs -o size=64k none /dev/shm"), "run", "1.3"));
  }

  @Test
  void listensToNothingThatAJvmSaysOfItsOptions() throws IOException, InterruptedException {
    Surroundings options = Surroundings.USUAL.with("JAVA_TOOL_OPTIONS", "-Drubbish=1");
    Said said = ask(options, "run", "1.3");
    assertTrue(said.err().startsWith("Picked up JAVA_TOOL_OPTIONS"), said::err);
    assertEquals(0, said.exit(), said::toString);
    assertEquals(5, said.out().lines().count(), said::out);
  }

  @Test
  void saysWhatIsWrongWithResults() throws IOException, InterruptedException {
    Path verdicts = home.resolve("reports/target/results/verdicts.json");
    Files.createDirectories(verdicts.getParent());
    Files.writeString(verdicts, "{\"asked\": \"2026-11-22T03:0");
    assertRefused(
        verdicts + " is not the verdicts of `mvn verify` (line 1: Unexpected end-of-input",
        ask(Surroundings.USUAL, "show", "lock.counter"));
    try (RandomAccessFile file = new RandomAccessFile(verdicts.toFile(), "rw")) {
      file.setLength(1L << 31); // which takes no room on most file systems
    }
    assertRefused(
        verdicts + " is not the verdicts of `mvn verify` (it is larger than 128 MiB)",
        ask(Surroundings.USUAL, "report", "--output=" + folder.resolve("report")));
    Files.delete(verdicts);
    measure("1e308");
    assertRefused(
        "(result 1, racetrack.lock.counter.CounterBench.increment: a score must be 0 or between",
        ask(
            Surroundings.USUAL,
            "report",
            "--results=" + folder,
            "--output=" + folder.resolve("report")));
    assertFalse(Files.exists(folder.resolve("report")));
    assertRefused(
        "nowhere is no folder: name with --results",
        ask(Surroundings.USUAL, "report", "--results=nowhere"));
  }

  private void measure(String score) throws IOException {
    Files.writeString(
        folder.resolve("benchmarks.json"),
        """
        [{"benchmark": "racetrack.lock.counter.CounterBench.increment", "mode": "thrpt",
          "threads": 1, "params": {"subject": "ATOMIC"},
          "primaryMetric": {"score": 1, "scoreUnit": "ops/us", "rawData": [[%1$s], [%1$s]]}},
         {"benchmark": "racetrack.lock.counter.CounterBench.increment", "mode": "thrpt",
          "threads": 2, "params": {"subject": "ATOMIC"},
          "primaryMetric": {"score": 1, "scoreUnit": "ops/us", "rawData": [[%1$s], [%1$s]]}},
         {"benchmark": "racetrack.lock.counter.CounterBench.increment", "mode": "thrpt",
          "threads": 4, "params": {"subject": "ATOMIC"},
          "primaryMetric": {"score": 1, "scoreUnit": "ops/us", "rawData": [[%1$s], [%1$s]]}}]
        """
            .formatted(score));
  }

  private static void assertGood(Said said) {
    assertEquals(0, said.exit(), said::toString);
    assertEquals("", said.err());
  }

  private static void assertRanItsProgram(Said said) {
    assertGood(said);
    assertTrue(said.out().contains("below 200,000 sum up to 2,666,646,666,700,000"), said::out);
  }

  /// One sentence, and exit code 2.
  private static void assertRefused(String sentence, Said said) {
    assertEquals(2, said.exit(), said::toString);
    assertTrue(said.err().contains(sentence), said::toString);
    assertEquals(1, said.err().lines().count(), said::toString);
  }

  private static Said ask(Surroundings surroundings, String... arguments)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("-jar", jar.toString()));
    all.addAll(List.of(arguments));
    return java(surroundings, all.toArray(String[]::new));
  }

  private static Said java(Surroundings surroundings, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(JavaLauncher.path());
    command.add("-XX:TieredStopAtLevel=1"); // it runs for a second or two
    command.addAll(surroundings.jvmArguments());
    command.addAll(List.of(arguments));
    return surroundings.run(command, home);
  }

  private static List<Path> files(Path folder, Predicate<Path> wanted) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).filter(wanted).toList();
    }
  }
}
