// SPDX-License-Identifier: Apache-2.0
package racetrack.runners;

/// How long to race, and in how many ways; written as a command line has it.
public enum RacePreset {
  /// In one setting, until each race says enough.
  quick,
  /// In every setting that there is, for as long as the budget goes; what earlier runs found
  /// counts.
  deep
}
