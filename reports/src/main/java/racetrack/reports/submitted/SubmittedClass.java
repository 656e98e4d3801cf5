// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.submitted;

import java.util.Optional;
import racetrack.reports.check.Origin;

/// What is known about a class from outside.
///
/// @param origin the class, as `check` was given it, or else `bench`
/// @param check what `check` came to, if it was asked
/// @param bench what `bench` measured, if it did
public record SubmittedClass(
    Origin origin, Optional<CheckRecord> check, Optional<BenchRecord> bench) {

  /// {@return a class about which something is known; empty if nothing is}
  static Optional<SubmittedClass> of(Optional<CheckRecord> check, Optional<BenchRecord> bench) {
    return check
        .map(CheckRecord::origin)
        .or(() -> bench.map(BenchRecord::origin))
        .map(origin -> new SubmittedClass(origin, check, bench));
  }

  /// {@return whether the class was changed between the two commands}
  public boolean isOfTwoVersions() {
    return check.isPresent()
        && bench.isPresent()
        && !check.get().origin().files().equals(bench.get().origin().files());
  }
}
