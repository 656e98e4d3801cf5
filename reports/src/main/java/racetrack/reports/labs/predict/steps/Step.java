// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.steps;

/// One access to what threads share.
///
/// @param type the name of the class that it stands in, without the package
/// @param method the method it stands in
/// @param line the line of the source
/// @param kind what is done
/// @param name to what: a field, a class, or the called method
public record Step(String type, String method, int line, Kind kind, String name) {

  /// What a step does.
  public enum Kind {
    /// Reads a field.
    READ,
    /// Writes a field.
    WRITE,
    /// Takes a monitor, waiting for it if it must.
    LOCK,
    /// Goes on after `wait`, once it was notified and the monitor is free.
    WAKE,
    /// Calls a method.
    CALL
  }

  @Override
  public String toString() {
    return switch (kind) {
      case READ -> "read " + name;
      case WRITE -> "write " + name;
      case LOCK -> "take the lock";
      case WAKE -> "wake up from wait()";
      case CALL -> name + "()";
    };
  }
}
