// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

/// What can happen to a member.
enum Fault {
  /// It ends at once, and its connections with it.
  KILLED,
  /// It does nothing for a while (SIGSTOP); its connections stay.
  STOPPED,
  /// Its cable is pulled, and put back later; it goes on by itself.
  CUT_OFF,
  /// It gets a fifth of its time; its heart beats in time.
  SLOW,
  /// A task fills its heap.
  OUT_OF_MEMORY
}
