// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import racetrack.process.pool.Gate;

/// How often a task was begun, and where: it leaves a file for each time, in the name of which its
/// process stands.
///
/// @param folder the folder of the files
record Runs(String folder) implements Serializable {

  private static final String BEGUN = "begun-";

  static Runs in(Path folder) {
    return new Runs(folder.toString());
  }

  /// A task that waits until its end is given, or the worst that can happen to a thread.
  ///
  /// @return 7
  int awaitEnd() throws Exception {
    begin();
    Gate end = gate("end");
    Gate worst = gate("worst");
    Gate.await(() -> end.isOpen() || worst.isOpen());
    if (worst.isOpen()) {
      throw new InternalError("the worst that a task can do to a thread");
    }
    return 7;
  }

  /// A task that waits until it runs twice.
  ///
  /// @return 2
  int meet() throws Exception {
    begin();
    awaitBegun(2);
    return 2;
  }

  private void begin() throws IOException {
    String name = BEGUN + ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    Files.createFile(Path.of(folder, name));
  }

  /// Kills the process in which the task was begun first.
  void killFirst() throws IOException {
    long pid = Long.parseLong(files().getFirst().split("-", 3)[1]);
    if (pid == ProcessHandle.current().pid()) {
      gate("worst").open();
    } else {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  void end() throws IOException {
    gate("end").open();
  }

  int begun() {
    return files().size();
  }

  void awaitBegun(int times) throws InterruptedException {
    Gate.await(() -> begun() >= times);
  }

  private Gate gate(String name) {
    return Gate.in(Path.of(folder), name);
  }

  private List<String> files() {
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(BEGUN))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
