// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Hosts of our own: network namespaces with an address each, and a switch between them.
///
/// They see each other and nothing else, and nobody sees them. They go when this is closed; what a
/// JVM has left that was killed, the next one takes away.
final class NetHosts implements AutoCloseable {

  private static final String PREFIX = "racetrack-";
  private static final String HUB = "hub";

  private final String prefix = PREFIX + ProcessHandle.current().pid() + "-";

  /// Makes hosts, from 0 on.
  ///
  /// @param hosts how many
  NetHosts(int hosts) throws IOException {
    removeStale();
    ip("netns", "add", name(HUB));
    ip("-n", name(HUB), "link", "add", "switch", "type", "bridge");
    ip("-n", name(HUB), "link", "set", "switch", "up");
    for (int host = 0; host < hosts; host++) {
      String own = name("" + host);
      ip("netns", "add", own);
      ip("-n", name(HUB), "link", "add", port(host), "type", "veth", "peer", "eth0", "netns", own);
      ip("-n", name(HUB), "link", "set", port(host), "master", "switch", "up");
      ip("-n", own, "addr", "add", address(host) + "/24", "dev", "eth0");
      ip("-n", own, "link", "set", "eth0", "up");
      ip("-n", own, "link", "set", "lo", "up");
    }
  }

  /// {@return why this machine cannot have such hosts; empty if it can}
  static Optional<String> obstacle() {
    String name = PREFIX + ProcessHandle.current().pid() + "-try";
    try {
      ip("netns", "add", name);
      ip("-n", name, "link", "add", "try", "type", "bridge");
      ip("netns", "del", name);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("hosts of one's own need Linux, root and iproute2: " + e.getMessage());
    }
  }

  /// {@return the address of a host}
  static String address(int host) {
    return "10.77.0." + (host + 1);
  }

  /// {@return a command that runs another on a host}
  List<String> on(int host, List<String> command) {
    List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", name("" + host)));
    whole.addAll(command);
    return whole;
  }

  /// Pulls a host's cable.
  void cut(int host) throws IOException {
    ip("-n", name(HUB), "link", "set", port(host), "down");
  }

  /// Puts it back.
  void heal(int host) throws IOException {
    ip("-n", name(HUB), "link", "set", port(host), "up");
  }

  @Override
  public void close() throws IOException {
    for (String name : names()) {
      if (name.startsWith(prefix)) {
        ip("netns", "del", name);
      }
    }
  }

  private static void removeStale() throws IOException {
    for (String name : names()) {
      String[] parts = name.split("-", 3);
      if (name.startsWith(PREFIX) && ProcessHandle.of(Long.parseLong(parts[1])).isEmpty()) {
        ip("netns", "del", name);
      }
    }
  }

  private static List<String> names() throws IOException {
    Path folder = Path.of("/run/netns");
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private String name(String host) {
    return prefix + host;
  }

  private static String port(int host) {
    return "port" + host;
  }

  private static void ip(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("ip"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException(String.join(" ", command) + ": " + said.strip());
    }
  }
}
