// SPDX-License-Identifier: Apache-2.0
package racetrack.advisor;

/// What became of the attempt to run a task in processes.
public sealed interface Crossing {

  /// It ran there.
  ///
  /// @param processes how the processes did beside the threads
  record Crossed(Rival processes) implements Crossing {}

  /// It did not.
  ///
  /// @param because why not, as a clause without a full stop
  record Refused(String because) implements Crossing {}
}
