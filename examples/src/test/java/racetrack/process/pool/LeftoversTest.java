// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static racetrack.conformance.Requirement.P8;

import java.io.IOException;
import java.net.ProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.programs.JavaLauncher;
import racetrack.testkit.Row;

/// What a parent leaves behind that is killed while a worker starts, and who removes it.
class LeftoversTest {

  private final FileTime now = FileTime.from(Instant.now());
  private final FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofHours(1)));

  @TempDir private Path folder;

  @Test
  @Row(P8)
  void removesWhatAKilledParentLeft() throws Exception {
    String java = JavaLauncher.path();
    Process parent =
        new ProcessBuilder(java, "-cp", ClassPath.own(), Parent.class.getName()).start();
    Path left = Path.of(parent.inputReader().readLine());
    Leftovers.sweep(Leftovers.home());
    assertTrue(Files.exists(left), "it is in use");
    parent.destroyForcibly().waitFor();
    assertTrue(Files.exists(left));
    Files.setLastModifiedTime(left, longAgo);
    Leftovers.sweep(Leftovers.home());
    assertFalse(Files.exists(left));
  }

  @Test
  @Row(P8)
  void leavesNothingWhenTheParentExitsWhileAWorkerStarts() throws Exception {
    Process parent =
        JvmCommand.builder(List.of("-cp", ClassPath.own(), Parent.class.getName(), "exit")).start();
    Path left = Path.of(parent.inputReader().readLine());
    assertEquals(0, parent.waitFor());
    assertFalse(Files.exists(left), "it stays in memory: " + left);
  }

  @Test
  void leavesNothingWhereThereAreNoSockets() throws Exception {
    for (boolean someLeft : new boolean[] {false, true}) {
      Set<String> before = Left.now().folders();
      assertThrows(IOException.class, () -> new Rendezvous(new Exhausted(someLeft)).close());
      assertEquals(before, Left.now().folders());
    }
  }

  @Test
  void isNotHeldUpByWhatIsNotOurs() throws Exception {
    long ended = new ProcessBuilder("true").start().onExit().get().pid();
    Path strange = make("racetrack-pool-strange", longAgo);
    Path full = make("racetrack-pool-" + ended + "-full", longAgo);
    Files.createFile(full.resolve("of something else"));
    Files.setLastModifiedTime(full, longAgo);
    Path linked = Files.createDirectory(folder.resolve("linked"));
    Path kept = Files.createFile(linked.resolve("l"));
    Files.setLastModifiedTime(linked, longAgo);
    Files.createSymbolicLink(folder.resolve("racetrack-pool-" + ended + "-link"), linked);
    List<Path> ours = new ArrayList<>();
    for (int i = 0; i < 5; i++) { // in whatever order they are found, some come later
      ours.add(make("racetrack-pool-" + ended + "-" + i, longAgo));
    }
    Leftovers.sweep(folder);
    assertTrue(ours.stream().noneMatch(Files::exists));
    assertTrue(Files.exists(strange) && Files.exists(full) && Files.exists(kept));
  }

  @Test
  void leavesWhatMayBeInUse() throws Exception {
    long ended = new ProcessBuilder("true").start().onExit().get().pid();
    Path young = make("racetrack-pool-" + ended + "-1", now);
    Path ours = make("racetrack-pool-" + ProcessHandle.current().pid() + "-1", longAgo);
    Path other = make("something-else", longAgo);
    Path old = make("racetrack-pool-" + ended + "-2", longAgo);
    Leftovers.sweep(folder);
    assertTrue(Files.exists(young) && Files.exists(ours) && Files.exists(other));
    assertFalse(Files.exists(old));
    assertEquals(3, folder.toFile().list().length);
  }

  private Path make(String name, FileTime time) throws IOException {
    Path made = Files.createDirectory(folder.resolve(name));
    Files.createFile(made.resolve("l"));
    return Files.setLastModifiedTime(made, time);
  }

  /// Opens a meeting place and waits to be killed.
  static final class Parent {

    private Parent() {}

    public static void main(String[] arguments) throws Exception {
      try (Rendezvous rendezvous = new Rendezvous()) {
        LedgerFile.map(rendezvous.ledger());
        Rings.create(rendezvous.rings());
        System.out.println(rendezvous.socket().getParent());
        if (arguments.length > 0) {
          System.exit(0);
        }
        Tasks.hang();
      }
    }
  }

  /// Has no sockets, or none to select from.
  private static final class Exhausted extends SelectorProvider {

    private final boolean someLeft;

    Exhausted(boolean someLeft) {
      this.someLeft = someLeft;
    }

    @Override
    public AbstractSelector openSelector() throws IOException {
      throw new IOException("too many open files");
    }

    @Override
    public ServerSocketChannel openServerSocketChannel(ProtocolFamily family) throws IOException {
      return someLeft ? provider().openServerSocketChannel(family) : openServerSocketChannel();
    }

    @Override
    public ServerSocketChannel openServerSocketChannel() throws IOException {
      throw new IOException("too many open files");
    }

    @Override
    public DatagramChannel openDatagramChannel() throws IOException {
      return provider().openDatagramChannel();
    }

    @Override
    public DatagramChannel openDatagramChannel(ProtocolFamily family) throws IOException {
      return provider().openDatagramChannel(family);
    }

    @Override
    public java.nio.channels.Pipe openPipe() throws IOException {
      return provider().openPipe();
    }

    @Override
    public SocketChannel openSocketChannel() throws IOException {
      return provider().openSocketChannel();
    }
  }
}
