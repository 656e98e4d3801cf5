// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.programs.FileDigest;

/// Members that grade, by a stand-in for the program that does.
class GradingRoundTest {

  @TempDir private Path folder;
  private Path kit;

  /// A jar that starts [GraderStandIn], from this class path.
  @BeforeEach
  void haveAKit() throws IOException {
    kit = folder.resolve("kit.jar");
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.MAIN_CLASS, GraderStandIn.class.getName());
    main.put(
        Attributes.Name.CLASS_PATH,
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(part -> Path.of(part).toUri().toString())
            .collect(Collectors.joining(" ")));
    new JarOutputStream(Files.newOutputStream(kit), manifest).close();
    System.setProperty(GradingDesk.KIT, kit.toString());
  }

  @AfterEach
  void haveNone() {
    System.clearProperty(GradingDesk.KIT);
  }

  /// Packs an order, as the sender does.
  private void order(String batch, String arguments, String... files) throws IOException {
    Path orders = Files.createDirectories(folder.resolve("orders"));
    Path order = Files.createDirectories(folder.resolve(batch));
    Files.writeString(order.resolve(GradingDesk.ARGUMENTS), arguments);
    Files.writeString(order.resolve(GradingDesk.DIGEST), FileDigest.of(kit));
    for (String file : files) {
      Path source = order.resolve(GradingDesk.SUBMISSIONS).resolve(file);
      Files.createDirectories(source.getParent());
      Files.writeString(source, "class A {}");
    }
    Files.write(orders.resolve(batch + ".zip"), Zip.pack(order));
  }

  private List<Path> round(Grid grid, Set<String> leftOut)
      throws IOException, InterruptedException {
    return new GradingRound(grid, folder, leftOut).run();
  }

  private List<String> answered() throws IOException {
    try (Stream<Path> below = Files.walk(folder.resolve("answers"))) {
      return below
          .filter(file -> file.endsWith("graded.json"))
          .map(file -> folder.resolve("answers").relativize(file).toString())
          .map(name -> name.replace('\\', '/').replace("/graded.json", ""))
          .sorted()
          .toList();
    }
  }

  @Test
  void hasEachBatchGradedByAMember() throws Exception {
    order("b1", "--lab\nlock.counter", "s1/A.java", "s2/A.java");
    order("b2", "--lab\nlock.counter", "s3/A.java");
    try (Grid grid = Grid.ofOwn(2)) {
      assertTrue(grid.await(2, Grid.PATIENCE));
      assertEquals(List.of(), round(grid, Set.of()));
    }
    assertEquals(List.of("b1/records/s1", "b1/records/s2", "b2/records/s3"), answered());
    Path answer = folder.resolve("answers/b1");
    assertEquals("--lab lock.counter", Files.readString(answer.resolve("records/s1/graded.json")));
    assertTrue(Files.readString(answer.resolve("member.txt")).startsWith("127.0.0.1:"));
  }

  /// The batch is to blame, so the others are graded, and it is left over.
  @Test
  void leavesOverWhatKillsItsMembers() throws Exception {
    order("b1", "--lab\nlock.counter", "s1/Kill.java");
    order("b2", "--lab\nlock.counter", "s2/A.java");
    try (Grid grid = Grid.ofOwn(2)) {
      assertTrue(grid.await(2, Grid.PATIENCE));
      List<Path> left = round(grid, Set.of());
      assertEquals(List.of(folder.resolve("orders/b1.zip")), left);
    }
    assertEquals(List.of("b2/records/s2"), answered());
  }

  @Test
  void leavesOverWhatAllMembersRefuseOrMayNotHave() throws Exception {
    order("b1", "--refuse", "s1/A.java");
    try (Grid grid = Grid.ofOwn(1)) {
      assertTrue(grid.await(1, Grid.PATIENCE));
      assertEquals(1, round(grid, Set.of()).size());
      String address = Engine.addressOf(grid.members().getFirst());
      assertEquals(1, round(grid, Set.of(address)).size());
    }
    assertEquals(List.of(), answered());
  }

  @Test
  void gradesNothingWithAnotherKit() throws Exception {
    order("b1", "", "s1/A.java");
    Files.writeString(folder.resolve("b1").resolve(GradingDesk.DIGEST), "0123");
    Path answer = Files.createDirectory(folder.resolve("answer"));
    Zip.unpack(GradingDesk.grade(Zip.pack(folder.resolve("b1"))), answer);
    assertEquals(
        "It has another build of Racetrack: give all hosts the same.",
        Files.readString(answer.resolve(GradingDesk.REFUSAL)));
  }

  @Test
  void unpacksNothingElsewhere() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("../out.txt"));
      zip.closeEntry();
    }
    Path inside = Files.createDirectory(folder.resolve("inside"));
    assertThrows(IOException.class, () -> Zip.unpack(bytes.toByteArray(), inside));
    assertFalse(Files.exists(folder.resolve("out.txt")));
  }
}
