// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Processes that a child has started, and that outlive it: nobody knows any more whose they are.
///
/// They are told by a variable that they inherit. Only Linux shows the environment of a process; on
/// other systems, only those are ended whose parents still live when the child is.
final class Orphans {

  private static final String VARIABLE = "RACETRACK_CHILD";

  /// One that is ended may just have started another.
  private static final int SWEEPS = 5;

  private final String mark = UUID.randomUUID().toString();

  /// Marks a child that is to be started.
  ///
  /// @param environment its environment, as of [ProcessBuilder#environment]
  void mark(Map<String, String> environment) {
    environment.put(VARIABLE, mark);
  }

  /// Ends them.
  void end() {
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      List<ProcessHandle> found =
          ProcessHandle.allProcesses().filter(process -> isMarked(process.pid())).toList();
      if (found.isEmpty()) {
        return;
      }
      found.forEach(ProcessHandle::destroyForcibly);
    }
  }

  private boolean isMarked(long pid) {
    try {
      byte[] environment = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "environ"));
      return new String(environment, StandardCharsets.ISO_8859_1).contains(VARIABLE + "=" + mark);
    } catch (IOException e) {
      return false; // it is gone, or another user's, or this is no Linux
    }
  }
}
