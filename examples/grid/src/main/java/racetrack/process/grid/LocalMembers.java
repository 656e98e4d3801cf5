// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import racetrack.process.pool.ClassPath;
import racetrack.process.pool.JvmCommand;
import racetrack.programs.Leash;

/// Members on this host that belong to one submitter, each a JVM of its own.
///
/// They are on the leash: when this JVM ends, however it does, so do they.
final class LocalMembers implements AutoCloseable {

  private final MemberSettings settings;

  @GuardedBy("this")
  private final List<Process> processes = new ArrayList<>();

  @GuardedBy("this")
  private boolean isClosed;

  /// @param settings those of each member
  LocalMembers(MemberSettings settings) {
    this.settings = settings;
  }

  /// Starts one more, unless they are to end.
  synchronized void start() {
    if (isClosed) {
      return;
    }
    try {
      processes.add(
          JvmCommand.builder(arguments())
              .redirectOutput(Redirect.DISCARD) // its tasks' output goes to its error stream
              .redirectError(Redirect.INHERIT)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException("no member can be started", e);
    }
  }

  private List<String> arguments() {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-XX:+ExitOnOutOfMemoryError", // half a member is worse than none
                Engine.JVM_OPTION,
                "-D" + Leash.PROPERTY + "=true",
                "-D" + GradingDesk.KIT + "=" + System.getProperty(GradingDesk.KIT, ""),
                "-cp",
                ClassPath.own(),
                MemberMain.class.getName()));
    arguments.addAll(settings.toArguments());
    return arguments;
  }

  /// Ends a member that the others have lost, if it lives, and starts another in its place.
  ///
  /// @param pid the process of the lost one
  synchronized void replace(long pid) {
    List<Process> lost = processes.stream().filter(process -> process.pid() == pid).toList();
    lost.forEach(Process::destroyForcibly);
    processes.removeAll(lost);
    lost.forEach(_ -> start());
  }

  /// Ends them all, and waits for that.
  @Override
  public void close() {
    List<Process> all;
    synchronized (this) {
      isClosed = true;
      all = List.copyOf(processes);
      processes.clear();
    }
    all.forEach(Process::destroyForcibly);
    all.forEach(process -> process.onExit().join());
  }
}
