// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What is there of all pools of this JVM.
///
/// @param processes the worker processes
/// @param threads the names of the pools' threads
/// @param folders where workers and this process meet
/// @param files how many files and sockets this process has open, or 0 where nobody can tell
record Left(Set<Long> processes, Set<String> threads, Set<String> folders, int files) {

  /// Looks around.
  static Left now() throws IOException {
    System.gc(); // what the last garbage held is closed with it
    String[] files = new File("/proc/self/fd").list();
    return new Left(
        processesOfPools(), threadsOfPools(), foldersOfPools(), files == null ? 0 : files.length);
  }

  /// Waits until the pools' threads have ended; they are the last to go.
  static void awaitEnd() throws InterruptedException {
    Gate.await(() -> threadsOfPools().isEmpty());
  }

  private static Set<Long> processesOfPools() {
    return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
  }

  private static Set<String> threadsOfPools() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.matches("(keeper|out|err) of .*|pool-(watch|feeder|anchor)"))
        .collect(Collectors.toSet());
  }

  private static Set<String> foldersOfPools() throws IOException {
    Set<String> ours = new TreeSet<>();
    String pattern = "racetrack-pool-" + ProcessHandle.current().pid() + "-*";
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(Leftovers.home(), pattern)) {
      folders.forEach(folder -> ours.add(folder.toString()));
    }
    return ours;
  }
}
