// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the control groups of Linux let this process use, of both their versions.
///
/// A limit binds in a group and in all groups above it, so the smallest one counts.
///
/// @param cpus how many CPUs' worth of time, or null if there is no limit or none can be read
/// @param memoryBytes how much memory, or null if there is no limit or none can be read
public record CgroupLimits(@Nullable Double cpus, @Nullable Long memoryBytes) {

  /// Version 1 writes "no limit" as the largest number of whole pages.
  private static final long NO_LIMIT = 1L << 60;

  /// Reads the limits of this process.
  ///
  /// @return the limits; both null where there are no control groups
  public static CgroupLimits read() {
    return read(Path.of("/proc/self/cgroup"), Path.of("/sys/fs/cgroup"));
  }

  /// Reads the limits of the groups that a file lists, one `id:controllers:path` a line.
  static CgroupLimits read(Path membership, Path mount) {
    List<Double> cpus = new ArrayList<>();
    List<Double> memory = new ArrayList<>();
    for (String line : lines(membership)) {
      String[] parts = line.split(":", 3);
      if (parts.length < 3) {
        continue;
      }
      List<String> controllers = List.of(parts[1].split(","));
      boolean unified = parts[1].isEmpty();
      Path root = unified ? mount : mount.resolve(parts[1]);
      for (Path group : upwards(root, parts[2])) {
        if (unified) {
          first(group.resolve("cpu.max")).ifPresent(max -> quota(max).ifPresent(cpus::add));
          number(group.resolve("memory.max")).ifPresent(memory::add);
        }
        if (controllers.contains("cpu")) {
          String quota = first(group.resolve("cpu.cfs_quota_us")).orElse("");
          String period = first(group.resolve("cpu.cfs_period_us")).orElse("");
          quota(quota + " " + period).ifPresent(cpus::add);
        }
        if (controllers.contains("memory")) {
          number(group.resolve("memory.limit_in_bytes"))
              .filter(bytes -> bytes < NO_LIMIT)
              .ifPresent(memory::add);
        }
      }
    }
    return new CgroupLimits(
        cpus.stream().min(Double::compare).orElse(null),
        memory.stream().min(Double::compare).map(Double::longValue).orElse(null));
  }

  /// The group and those above it, up to the root. In a container the path may not be mounted; what
  /// the root says then holds for the container.
  private static List<Path> upwards(Path root, String path) {
    return Stream.iterate(
            root.resolve(path.substring(1)).normalize(),
            group -> group.startsWith(root),
            Path::getParent)
        .toList();
  }

  /// Microseconds of CPU time in a period of microseconds; `max` and negative mean no limit.
  private static OptionalDouble quota(String quotaAndPeriod) {
    String[] parts = quotaAndPeriod.split(" ", 2);
    try {
      double cpus = Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]);
      return cpus > 0 ? OptionalDouble.of(cpus) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  private static Optional<Double> number(Path file) {
    try {
      return first(file).map(Double::valueOf);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> first(Path file) {
    return lines(file).stream().findFirst();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of(); // no such limit here
    }
  }
}
