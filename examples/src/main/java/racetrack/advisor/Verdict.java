// SPDX-License-Identifier: Apache-2.0
package racetrack.advisor;

/// Whether something pays, and why.
///
/// @param pays whether it does
/// @param because why, in sentences
public record Verdict(boolean pays, String because) {

  static Verdict yes(String because) {
    return new Verdict(true, because);
  }

  static Verdict no(String because) {
    return new Verdict(false, because);
  }
}
