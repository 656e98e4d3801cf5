// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// What a member of a cluster, or a submitter, has to know.
///
/// @param host the address to listen on, and the only one: a name or a number
/// @param port the port, or 0 for any that is free
/// @param seeds where others are, as `host:port`; none for the first
/// @param slots how many tasks to run at once; 0 for one that submits only
/// @param heartbeat after how long without a sign of life another is lost
record MemberSettings(String host, int port, List<String> seeds, int slots, Duration heartbeat) {

  /// The address that nobody else reaches.
  static final String LOOPBACK = "127.0.0.1";

  /// Long enough for a busy host, short enough for who waits for the news.
  static final Duration HEARTBEAT = Duration.ofSeconds(10);

  MemberSettings {
    seeds = List.copyOf(seeds);
  }

  /// {@return the settings of a submitter on this host}
  ///
  /// @param seeds where members are; none if they will come by themselves
  /// @param heartbeat after how long without a sign of life a member is lost
  static MemberSettings submitter(String host, List<String> seeds, Duration heartbeat) {
    return new MemberSettings(host, 0, seeds, 0, heartbeat);
  }

  /// {@return the arguments from which [#parse] makes the same settings}
  List<String> toArguments() {
    return List.of(
        host,
        Integer.toString(port),
        String.join(",", seeds),
        Integer.toString(slots),
        Long.toString(heartbeat.toSeconds()));
  }

  /// {@return settings from a program's arguments}
  ///
  /// @param arguments host, port, seeds with commas between them, slots, seconds of the heartbeat
  /// @throws IllegalArgumentException if there are not five, or a number is none
  static MemberSettings parse(List<String> arguments) {
    if (arguments.size() != 5) {
      throw new IllegalArgumentException(
          "a member takes five arguments (host, port, seeds, slots, seconds), but got "
              + arguments);
    }
    List<String> seeds =
        Arrays.stream(arguments.get(2).split(",", -1)).filter(seed -> !seed.isBlank()).toList();
    return new MemberSettings(
        arguments.get(0),
        Integer.parseInt(arguments.get(1)),
        seeds,
        Integer.parseInt(arguments.get(3)),
        Duration.ofSeconds(Long.parseLong(arguments.get(4))));
  }
}
