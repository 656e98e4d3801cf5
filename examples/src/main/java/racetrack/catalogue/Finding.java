// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

/// What a check found, whatever the subject claims.
public enum Finding {
  /// Every promise that was looked at was kept.
  HELD,

  /// A promise was broken.
  BROKE,

  /// The check did not run. This is not a pass.
  NOT_ASKED
}
