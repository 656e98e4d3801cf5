// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.host;

import static java.util.Objects.requireNonNull;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import oshi.hardware.CentralProcessor;
import oshi.spi.SystemInfoProvider;
import racetrack.programs.Figures;

/// What results were measured on. Without it a number says nothing.
///
/// What cannot be found out is null and shown as unknown.
///
/// @param taken when the card was read
/// @param model the CPU's model, such as `AMD EPYC`
/// @param microarchitecture such as `Zen 5`
/// @param packages the number of CPU packages (sockets)
/// @param cores the number of physical cores
/// @param hardwareThreads the number of logical processors; more than `cores` with SMT
/// @param caches the CPU's caches, the nearest first
/// @param memoryBytes the main memory
/// @param limits what control groups let the process use
/// @param load how many threads wanted to run, on average over the minute before
/// @param system the operating system with its version and architecture
/// @param jdk the JDK with its vendor and version
/// @param availableProcessors how many processors the JVM uses
/// @param maxHeapBytes how large the JVM lets the heap grow
public record HostCard(
    Instant taken,
    @Nullable String model,
    @Nullable String microarchitecture,
    @Nullable Integer packages,
    @Nullable Integer cores,
    @Nullable Integer hardwareThreads,
    List<Cache> caches,
    @Nullable Long memoryBytes,
    CgroupLimits limits,
    @Nullable Double load,
    String system,
    String jdk,
    int availableProcessors,
    long maxHeapBytes) {

  /// Refuses null, and keeps a copy.
  public HostCard {
    requireNonNull(taken, "taken");
    caches = List.copyOf(caches);
    requireNonNull(limits, "limits");
    requireNonNull(system, "system");
    requireNonNull(jdk, "jdk");
  }

  /// One cache of the CPU.
  ///
  /// @param level 1 for the nearest
  /// @param type data, instruction or unified
  /// @param bytes its size
  /// @param lineBytes the size of a line, the unit of false sharing
  public record Cache(int level, String type, long bytes, int lineBytes) {

    @Override
    public String toString() {
      return "L"
          + level
          + " "
          + type
          + " "
          + Figures.size(bytes)
          + " (lines of "
          + lineBytes
          + " B)";
    }
  }

  /// Reads the card of this host and this JVM.
  ///
  /// @return the card
  public static HostCard ofThisHost() {
    Optional<CentralProcessor> processor = processor();
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    double load = system.getSystemLoadAverage();
    return new HostCard(
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        processor.map(p -> known(p.getProcessorIdentifier().getName())).orElse(null),
        processor.map(p -> known(p.getProcessorIdentifier().getMicroarchitecture())).orElse(null),
        processor.map(p -> positive(p.getPhysicalPackageCount())).orElse(null),
        processor.map(p -> positive(p.getPhysicalProcessorCount())).orElse(null),
        processor.map(p -> positive(p.getLogicalProcessorCount())).orElse(null),
        processor.map(HostCard::caches).orElse(List.of()),
        system.getTotalMemorySize(),
        CgroupLimits.read(),
        load < 0 ? null : load,
        "%s %s (%s)".formatted(system.getName(), system.getVersion(), system.getArch()),
        "%s %s".formatted(System.getProperty("java.vendor"), Runtime.version()),
        Runtime.getRuntime().availableProcessors(),
        Runtime.getRuntime().maxMemory());
  }

  /// {@return the card's lines, label and value, in the order in which a person wants them}
  public Map<String, String> lines() {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("CPU", shown(model) + (microarchitecture == null ? "" : ", " + microarchitecture));
    lines.put("Packages", shown(packages));
    lines.put("Cores", shown(cores));
    lines.put("Hardware threads", shown(hardwareThreads) + smt());
    lines.put(
        "Caches",
        caches.isEmpty()
            ? shown(null)
            : caches.stream().map(Cache::toString).collect(Collectors.joining(", ")));
    lines.put("Memory", memoryBytes == null ? shown(null) : Figures.size(memoryBytes));
    lines.put("CPU limit", limits.cpus() == null ? "none found" : limits.cpus() + " CPUs");
    lines.put(
        "Memory limit",
        limits.memoryBytes() == null ? "none found" : Figures.size(limits.memoryBytes()));
    lines.put(
        "Load average",
        load == null ? shown(null) : String.format(Locale.ROOT, "%.2f over a minute", load));
    lines.put("Operating system", system);
    lines.put("JDK", jdk);
    lines.put("Processors the JVM uses", String.valueOf(availableProcessors));
    lines.put("Largest heap", Figures.size(maxHeapBytes));
    lines.put("Read", taken.toString());
    return lines;
  }

  /// {@return the card as text, one aligned line a fact}
  public String text() {
    Map<String, String> lines = lines();
    int width = lines.keySet().stream().mapToInt(String::length).max().orElse(0);
    return lines.entrySet().stream()
        .map(line -> ("%-" + width + "s  %s").formatted(line.getKey(), line.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private String smt() {
    if (cores == null || hardwareThreads == null) {
      return "";
    }
    return hardwareThreads > cores ? " (SMT)" : " (no SMT)";
  }

  /// Linux needs no native code for it. Elsewhere the library loads some, and may be refused.
  private static Optional<CentralProcessor> processor() {
    Supplier<SystemInfoProvider> host =
        System.getProperty("os.name").startsWith("Linux")
            ? oshi.nativefree.SystemInfo::new
            : oshi.SystemInfo::new;
    try {
      return Optional.of(host.get().getHardware().getProcessor());
    } catch (RuntimeException | LinkageError e) {
      return Optional.empty(); // shown as unknown
    }
  }

  private static List<Cache> caches(CentralProcessor processor) {
    return processor.getProcessorCaches().stream()
        .map(cache ->
            new Cache(
                cache.getLevel(),
                cache.getType().name().toLowerCase(Locale.ROOT),
                cache.getCacheSize(),
                cache.getLineSize()))
        .sorted(Comparator.comparingInt(Cache::level).thenComparing(Cache::type))
        .toList();
  }

  private static @Nullable String known(String name) {
    return name.isBlank() || name.equalsIgnoreCase("unknown") ? null : name.strip();
  }

  private static @Nullable Integer positive(int count) {
    return count > 0 ? count : null;
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "unknown" : value.toString();
  }
}
