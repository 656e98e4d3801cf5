// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static racetrack.catalogue.Requirement.P8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.catalogue.Row;

/// What a parent leaves behind that is killed while a worker starts, and who removes it.
class LeftoversTest {

  private final FileTime now = FileTime.from(Instant.now());
  private final FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofHours(1)));

  @TempDir private Path folder;

  @Test
  @Row(P8)
  void removesWhatAKilledParentLeft() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
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
        System.out.println(rendezvous.socket().getParent());
        Tasks.hang();
      }
    }
  }
}
