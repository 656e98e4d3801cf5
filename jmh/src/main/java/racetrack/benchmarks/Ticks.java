// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// What the processors have done since the host was started, as Linux counts it, in ticks.
///
/// ## Source
///
/// proc(5): `/proc/stat`, `/proc/self/stat`.
///
/// @param all of all processors, what they idled included
/// @param idle what they idled, or waited for devices
/// @param stolen what other virtual machines took
/// @param ours what this JVM and its children that have ended took
record Ticks(long all, long idle, long stolen, long ours) {

  private static final int IDLE = 3;
  private static final int WAITING = 4;
  private static final int STOLEN = 7;

  /// What follows is counted in what comes before.
  private static final int KINDS = 8;

  /// User and system time of the process and of its children, counted from behind its name.
  private static final int FIRST_OF_OURS = 11;

  private static final int OURS = 4;

  /// {@return the counts of now; empty on other systems, and where a container hides them}
  static Optional<Ticks> read() {
    try {
      return Optional.of(
          parse(
              Files.readString(Path.of("/proc/stat")),
              Files.readString(Path.of("/proc/self/stat"))));
    } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /// {@return the counts}
  ///
  /// @param host the content of `/proc/stat`
  /// @param self the content of `/proc/self/stat`
  static Ticks parse(String host, String self) {
    long[] processors = numbers(host.substring(host.indexOf(' '), host.indexOf('\n')), 0, KINDS);
    // The name of the program may hold blanks and brackets; it ends at the last bracket.
    String behindName = self.substring(self.lastIndexOf(')') + 1);
    return new Ticks(
        Arrays.stream(processors).sum(),
        processors[IDLE] + processors[WAITING],
        processors[STOLEN],
        Arrays.stream(numbers(behindName, FIRST_OF_OURS, OURS)).sum());
  }

  private static long[] numbers(String line, int first, int count) {
    String[] words = line.trim().split(" +");
    return Arrays.stream(words, first, first + count).mapToLong(Long::parseLong).toArray();
  }

  /// {@return the part of all processors' time since then that other programs took}
  ///
  /// @param then earlier counts
  double othersSince(Ticks then) {
    long busy = all - idle - stolen - (then.all - then.idle - then.stolen);
    return Math.max(0, busy - (ours - then.ours)) / (double) Math.max(1, all - then.all);
  }

  /// {@return the part of all processors' time since then that other virtual machines took}
  ///
  /// @param then earlier counts
  double stolenSince(Ticks then) {
    return (stolen - then.stolen) / (double) Math.max(1, all - then.all);
  }
}
