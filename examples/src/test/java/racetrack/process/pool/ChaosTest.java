// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Chaos for some seconds; `-Dracetrack.chaos.seconds=60` makes it sixty.
class ChaosTest {

  private static final Duration TIME =
      Duration.ofSeconds(Integer.getInteger("racetrack.chaos.seconds", 10));

  private static final long MEBIBYTE = 1 << 20;

  @Test
  @Row({"P1", "chaos"})
  void endsEveryFutureOnceWithItsOwnOutcomeAndLeavesNothingBehind() throws Exception {
    Chaos.Report warmUp = Chaos.run(TIME.dividedBy(5));
    long memory = memoryInUse();
    int files = openFiles();
    Chaos.Report report = Chaos.run(TIME);
    System.out.println("chaos: " + report);
    assertTrue(report.kills() > 0 && warmUp.kills() > 0, "nobody was killed");
    assertTrue(report.tally(Chaos.Kind.SMALL).asMeant.get() > 0, "nothing succeeded");
    Gate.await(() -> threadsOfPools().isEmpty());
    assertTrue(ProcessHandle.current().children().findAny().isEmpty(), "a process is left");
    assertTrue(openFiles() <= files, () -> openFiles() + " files are open, were " + files);
    long grown = memoryInUse() - memory;
    assertTrue(grown < 8 * MEBIBYTE, () -> "memory grew by " + grown / MEBIBYTE + " MiB");
  }

  private static List<String> threadsOfPools() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.matches("(keeper|out|err) of worker-.*|pool-(watch|feeder)"))
        .toList();
  }

  /// {@return the files and sockets that this process has open, or 0 where nobody can tell}
  private static int openFiles() {
    System.gc(); // what the last garbage held is closed with it
    String[] files = new File("/proc/self/fd").list();
    return files == null ? 0 : files.length;
  }

  private static long memoryInUse() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
