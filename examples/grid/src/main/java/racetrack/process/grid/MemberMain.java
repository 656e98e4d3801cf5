// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import com.hazelcast.core.HazelcastInstance;
import java.util.List;
import racetrack.programs.Leash;

/// The program of a member: it joins, and runs what it is sent, until it is ended.
final class MemberMain {

  private MemberMain() {}

  /// Starts a member on the leash of a submitter.
  ///
  /// @param arguments as of [MemberSettings#parse]
  public static void main(String[] arguments) {
    Leash.fasten();
    System.setOut(System.err); // nobody reads a member's standard output
    HazelcastInstance _ = Engine.start(MemberSettings.parse(List.of(arguments)));
  }
}
