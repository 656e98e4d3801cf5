// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.launch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import racetrack.programs.JavaLauncher;

/// Which [Rung]s a host has, found out by standing on each.
///
/// @param missing the rungs that it lacks, each with the reason
/// @param isRoot whether this JVM is root's
public record Ladder(Map<Rung, String> missing, boolean isRoot) {

  private static final int SECONDS = 20;
  private static final int NOT_FOUND = -1;
  private static final List<String> CONTAINERS = List.of("docker", "podman");

  /// Describes a host.
  public Ladder {
    missing = Map.copyOf(missing);
  }

  /// Finds out.
  ///
  /// @param needed files and folders that a child has to read
  /// @return what there is
  /// @throws InterruptedException if interrupted while waiting
  public static Ladder ofThisHost(List<Path> needed) throws InterruptedException {
    boolean isRoot = "0".equals(System.getProperty("os.name").equals("Linux") ? uid() : "");
    Map<Rung, String> missing = new EnumMap<>(Rung.class);
    for (Rung rung : Rung.values()) {
      String reason = whyNot(rung, isRoot, needed, missing);
      if (!reason.isEmpty()) {
        missing.put(rung, reason);
      }
    }
    return new Ladder(missing, isRoot);
  }

  private static String uid() {
    try {
      return String.valueOf(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }

  /// {@return the rungs that there are, weakest first}
  public Set<Rung> rungs() {
    Set<Rung> rungs = EnumSet.allOf(Rung.class);
    rungs.removeAll(missing.keySet());
    return rungs;
  }

  /// {@return a fence of all that there is}
  public Fence fence() {
    return Fence.of(rungs(), isRoot);
  }

  /// {@return what there is and what is missing, one a line, for a person}
  public List<String> lines() {
    Stream<String> ours =
        Stream.of(Rung.values())
            .map(rung ->
                missing.containsKey(rung)
                    ? "not here: %s: %s.".formatted(rung, missing.get(rung))
                    : "there is: %s".formatted(rung));
    Stream<String> others =
        CONTAINERS.stream()
            .filter(Ladder::isOnThePath)
            .map("there is: %s, not made use of: for more, grade within a container"::formatted);
    return Stream.concat(ours, others).toList();
  }

  private static boolean isOnThePath(String command) {
    return Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
  }

  private static String whyNot(
      Rung rung, boolean isRoot, List<Path> needed, Map<Rung, String> missing)
      throws InterruptedException {
    if (!System.getProperty("os.name").equals("Linux")) {
      return "this is no Linux";
    }
    return switch (rung) {
      case LIMITS -> failure(List.of("prlimit", "--core=0", "--", "true"), "it does not work here");
      case USER -> isRoot ? whyNoUser(needed) : "only root can become another user";
      case NAMESPACES ->
          failure(
              Fence.of(Set.of(Rung.NAMESPACES), isRoot).around(List.of("true"), Path.of("/")),
              isRoot
                  ? "this container does not let it"
                  : "this system does not let users make namespaces");
      case BUBBLEWRAP ->
          missing.containsKey(Rung.NAMESPACES)
              ? failure(
                  Fence.of(Set.of(Rung.BUBBLEWRAP), isRoot).around(List.of("true"), Path.of("/")),
                  "this system does not let it make namespaces")
              : "not needed, since unshare does the same";
      case LANDLOCK -> whyNoLandlock();
    };
  }

  private static String whyNoUser(List<Path> needed) throws InterruptedException {
    Fence fence = Fence.of(Set.of(Rung.USER), true);
    String failure =
        failure(fence.around(List.of("true"), Path.of("/")), "this container does not let it");
    if (!failure.isEmpty()) {
      return failure;
    }
    List<String> script = List.of("sh", "-c", "for f do [ -r \"$f\" ] || exit 1; done", "sh");
    List<String> reading = new ArrayList<>(script);
    needed.forEach(path -> reading.add(path.toString()));
    return failure(
        fence.around(reading, Path.of("/")),
        "another user cannot read the kit or the JDK; put them where all can, such as /opt");
  }

  private static String whyNoLandlock() throws InterruptedException {
    String java = JavaLauncher.path();
    List<String> asking = new ArrayList<>(Fence.landlock(List.of(java), Path.of("/")));
    asking.subList(asking.indexOf(Landlock.class.getName()) + 1, asking.size()).clear();
    return exitCode(asking) > 0 ? "" : "this kernel does not offer it";
  }

  private static String failure(List<String> command, String reason) throws InterruptedException {
    int code = exitCode(command);
    if (code == NOT_FOUND) {
      return "the command `%s` is not installed".formatted(command.getFirst());
    }
    return code == 0 ? "" : reason;
  }

  private static int exitCode(List<String> command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        return 1;
      }
      return process.exitValue();
    } catch (IOException e) {
      return NOT_FOUND;
    }
  }
}
