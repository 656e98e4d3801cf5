// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import racetrack.programs.JavaLauncher;

/// Archives that JVMs have really made.
@Timeout(60)
final class SharedClassesTest {

  /// What the JVMs run.
  static final class Program {

    private Program() {}

    public static void main(String[] arguments) {}
  }

  @TempDir private Path folder;
  private Path jar;
  private Path results;
  private SharedClasses classes;

  @BeforeEach
  void packJar() throws IOException {
    jar = folder.resolve("program.jar");
    results = folder.resolve("results");
    classes = new SharedClasses(jar.toString(), results);
    packWith("a comment");
  }

  @Test
  void areSharedWithoutAWord() throws IOException, InterruptedException {
    make();
    assertEquals(1, filesIn(results).size());
    assertEquals(List.of(), classes.toMake(), "it is there");
    List<String> strict = new ArrayList<>(classes.toUse());
    strict.add("-Xshare:on"); // such a JVM does not start without its archive
    run(strict);
  }

  @Test
  void areArchivedAnewWhenAJarHasChanged() throws IOException, InterruptedException {
    make();
    List<Path> old = filesIn(results);
    packWith("another, longer comment");
    assertEquals(List.of(), classes.toUse());
    make();
    assertNotEquals(old, filesIn(results));
    assertEquals(1, filesIn(results).size(), "the old one is gone");
    run(classes.toUse());
  }

  @Test
  void areNotSharedIfOnlyHalfOfThemCouldBeWritten() throws IOException, InterruptedException {
    run(classes.toMake());
    Path draft = filesIn(results).getFirst();
    try (FileChannel file = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      file.truncate(file.size() / 2);
    }
    classes.takeOver();
    assertEquals(List.of(), classes.toUse());
    assertEquals(List.of(), filesIn(results));
  }

  @Test
  void areSharedByAClassPathThatGoesOn() throws IOException, InterruptedException {
    make();
    SharedClasses more = new SharedClasses(jar + File.pathSeparator + folder, results);
    assertEquals(jar.toString(), more.classPath());
    List<String> strict = new ArrayList<>(more.toUse());
    strict.add("-Xshare:on");
    run(strict, jar + File.pathSeparator + folder);
  }

  @Test
  void areNotSharedIfAFolderComesFirst() throws IOException, InterruptedException {
    SharedClasses some = new SharedClasses(folder + File.pathSeparator + jar, results);
    assertEquals(List.of(), some.toMake());
    some.takeOver();
    assertEquals(List.of(), some.toUse());
  }

  private void make() throws IOException, InterruptedException {
    run(classes.toMake());
    classes.takeOver();
  }

  private void run(List<String> arguments) throws IOException, InterruptedException {
    run(arguments, jar.toString());
  }

  private static void run(List<String> arguments, String classPath)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(arguments);
    command.addFirst(JavaLauncher.path());
    command.addAll(List.of("-cp", classPath, Program.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals("", said);
    assertEquals(0, process.waitFor());
  }

  private void packWith(String comment) throws IOException {
    String name = Program.class.getName().replace('.', '/') + ".class";
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file);
        InputStream program = Program.class.getResourceAsStream("/" + name)) {
      zip.setComment(comment);
      zip.putNextEntry(new ZipEntry(name));
      program.transferTo(zip);
    }
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
