// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import racetrack.reports.check.Door;
import racetrack.reports.cli.Surroundings.Said;
import racetrack.reports.launch.Kit;

/// The archive as a class downloads it: unpacked into a folder with blanks and letters beyond
/// ASCII, read-only, by somebody who has no home.
@Timeout(300)
class InstallationIT {

  private static final String COUNTER =
      """
      class MyCounter implements racetrack.lock.counter.Counter {
        private long count;
        MyCounter(long initial) { count = initial; }
        @Override public void increment() { count += 2; }
        @Override public long get() { return count; }
      }
      """;

  @TempDir private static Path home;

  /// The unpacked archive.
  private static Path installation;

  /// Where the commands work; anybody may write there.
  private static Path work;

  @BeforeAll
  static void unpack() throws IOException {
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path folder = Files.createDirectory(home.resolve("наш класс 1"));
    work = Files.createDirectory(home.resolve("my work"));
    Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path zip = Kit.locate().home().resolve("reports/target/racetrack.zip");
    unpack(zip, folder);
    try (Stream<Path> top = Files.list(folder)) {
      installation = top.findFirst().orElseThrow();
    }
    try (Stream<Path> all = Files.walk(installation)) {
      for (Path file : all.toList()) {
        makeReadOnly(file);
      }
    }
  }

  /// Unpacks an archive with the permissions that it holds, as `unzip` does.
  private static void unpack(Path zip, Path folder) throws IOException {
    Map<String, Boolean> permissions = Map.of("enablePosixFileAttributes", true);
    try (FileSystem archive = FileSystems.newFileSystem(zip, permissions);
        Stream<Path> all = Files.walk(archive.getPath("/"))) {
      for (Path packed : all.skip(1).toList()) {
        Path file = folder.resolve(packed.toString().substring(1));
        Files.copy(packed, file);
        Files.setPosixFilePermissions(file, Files.getPosixFilePermissions(packed));
      }
    }
  }

  private static void makeReadOnly(Path file) throws IOException {
    Set<PosixFilePermission> rights = EnumSet.copyOf(Files.getPosixFilePermissions(file));
    rights.removeIf(right -> right.name().endsWith("WRITE"));
    Files.setPosixFilePermissions(file, rights);
  }

  /// JUnit deletes it, which a user other than root cannot while it is read-only.
  @AfterAll
  static void makeWritable() throws IOException {
    if (installation == null) {
      return;
    }
    try (Stream<Path> all = Files.walk(installation)) {
      for (Path folder : all.filter(Files::isDirectory).toList()) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }

  @Test
  void listsItsPatterns() throws IOException, InterruptedException {
    Said said = racetrack(homeless(), "list");
    assertEquals(0, said.exit(), said::toString);
    assertTrue(said.out().contains("lock.counter"), said::toString);
  }

  @Test
  void looksAtTheHostAndMissesNothing() throws IOException, InterruptedException {
    Said said = racetrack(homeless(), "doctor");
    assertTrue(said.exit() <= 1, said::toString); // the host may be busy
    assertTrue(said.out().contains("processor"), said::toString);
    assertTrue(!said.out().contains("missing"), said::toString);
  }

  @Test
  @Tag("wide")
  void asksAStrangersClass() throws IOException, InterruptedException {
    Path source = Files.writeString(work.resolve("MyCounter.java"), COUNTER);
    Said said =
        racetrack(homeless(), "check", "--only=contract", "lock.counter", source.toString());
    assertEquals(1, said.exit(), said::toString);
    assertTrue(said.out().contains("BROKEN: MyCounter"), said::toString);
    assertTrue(said.out().contains("The check did this, and was at >"), said::toString);
  }

  /// Contract and model decide there: who has one processor can finish a lab.
  @Test
  @Tag("wide")
  void decidesWithoutRacesOnOneProcessor() throws IOException, InterruptedException {
    String right =
        COUNTER
            .replace("count += 2", "count++")
            .replaceAll("public (void|long)", "public synchronized $1");
    Path source = Files.writeString(work.resolve("MyCounter.java"), right);
    Said said =
        racetrack(
            homeless().with("JAVA_TOOL_OPTIONS", "-XX:ActiveProcessorCount=1"),
            "check",
            "--only=model,race",
            "lock.counter",
            source.toString());
    assertEquals(0, said.exit(), said::toString);
    assertTrue(said.err().contains(Door.ONE_PROCESSOR), said::toString);
    assertTrue(said.out().contains("HELD: MyCounter"), said::toString);
  }

  @Test
  void makesALab() throws IOException, InterruptedException {
    Said said = racetrack(homeless(), "lab", "start", "hello");
    assertEquals(0, said.exit(), said::toString);
    String readme = Files.readString(work.resolve("hello/README.md"));
    assertTrue(readme.contains("`\"" + command() + "\"`"), readme);
  }

  @Test
  void writesToTheFolderItIsCalledFrom() throws IOException, InterruptedException {
    Said said = racetrack(homeless(), "report");
    assertEquals(0, said.exit(), said::toString);
    assertTrue(Files.exists(work.resolve("racetrack-results/report/index.html")), said::toString);
  }

  @Test
  void refusesWhatBelongsToTheBuild() throws IOException, InterruptedException {
    Said said = racetrack(homeless(), "gate");
    assertEquals(2, said.exit(), said::toString);
    assertTrue(said.err().startsWith("This belongs to the build"), said::toString);
    assertEquals(1, said.err().lines().count(), said::toString);
  }

  @Test
  void startsThroughALinkWithTheJavaOfThePathIfThatOfJavaHomeIsTooOld()
      throws IOException, InterruptedException {
    Path old = javaThatSays("java version \"1.8.0_452\"");
    Path link = Files.createSymbolicLink(work.resolve("race"), command());
    Path path = Path.of(System.getProperty("java.home"), "bin");
    Surroundings both =
        homeless()
            .with("JAVA_HOME", old.toString())
            .with("PATH", path + ":" + System.getenv("PATH"));
    Said said = both.run(List.of(link.toString(), "list"), work, home);
    assertEquals(0, said.exit(), said::toString);
  }

  @Test
  void saysWhichJavaItNeeds() throws IOException, InterruptedException {
    Path old = javaThatSays("openjdk version \"17.0.15\" 2025-04-15");
    Surroundings surroundings =
        homeless().with("JAVA_HOME", old.toString()).with("PATH", tools().toString());
    Said said = racetrack(surroundings, "list");
    assertEquals(2, said.exit(), said::toString);
    assertEquals(
        "Racetrack needs a JDK 25 or later, and found Java 17 (%s/bin/java): install one, and set"
                .formatted(old)
            + " JAVA_HOME to its folder or put its java on the PATH.\n",
        said.err());
    Said none = racetrack(surroundings.with("JAVA_HOME", ""), "list");
    assertTrue(none.err().contains("and found none: install one"), none::toString);
  }

  /// A JDK of another version, as far as the command looks at it.
  private static Path javaThatSays(String version) throws IOException {
    Path jdk = Files.createTempDirectory(home, "old jdk");
    Files.setPosixFilePermissions(jdk, PosixFilePermissions.fromString("rwxr-xr-x"));
    script(Files.createDirectory(jdk.resolve("bin")).resolve("java"), "echo '" + version + "' >&2");
    return jdk;
  }

  /// A path on which there is what the command calls, and no Java.
  private static Path tools() throws IOException {
    Path folder = Files.createTempDirectory(home, "tools");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (String tool : List.of("sed", "head", "dirname", "readlink")) {
      script(folder.resolve(tool), "PATH=%s exec %s \"$@\"".formatted(System.getenv("PATH"), tool));
    }
    return folder;
  }

  private static void script(Path file, String line) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + line + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Said racetrack(Surroundings surroundings, String... arguments)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(command().toString()));
    all.addAll(List.of(arguments));
    return surroundings.run(all, work, home);
  }

  private static Path command() {
    return installation.resolve("bin/racetrack");
  }

  /// Another user than root, whom no permission stops; nobody at all in a locale of ASCII only.
  private static Surroundings homeless() throws IOException, InterruptedException {
    Surroundings user =
        Files.isWritable(installation) ? Surroundings.ofAnotherUser() : Surroundings.USUAL;
    return user.with("HOME", "/nowhere/at all")
        .with("LC_ALL", "C")
        .with("JAVA_HOME", System.getProperty("java.home"));
  }
}
