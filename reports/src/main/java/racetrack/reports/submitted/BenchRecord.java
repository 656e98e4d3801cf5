// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.submitted;

import static java.util.Objects.requireNonNull;

import java.util.List;
import racetrack.reports.check.Origin;
import racetrack.reports.host.HostCard;
import racetrack.reports.results.Measurement;
import racetrack.reports.results.ResultsFolder;
import racetrack.runners.BenchmarkMeta;
import tools.jackson.databind.JsonNode;

/// What `bench` measured of a class and of the kit's own subjects in the same run, as a file keeps
/// it.
///
/// @param version the version of the format, [#VERSION]
/// @param origin the class
/// @param host the host that it was measured on
/// @param run what the runner says of its run
/// @param results the measurements, as JMH writes them; the class goes by its full name
public record BenchRecord(
    int version, Origin origin, HostCard host, BenchmarkMeta run, JsonNode results) {

  /// The version of the format that this code reads and writes.
  public static final int VERSION = 1;

  /// Refuses null.
  ///
  /// @throws IllegalArgumentException if no run can have measured that
  public BenchRecord {
    SubmittedFolder.refuseOther(version, VERSION);
    requireNonNull(origin, "origin");
    requireNonNull(host, "host");
    requireNonNull(run, "run");
    Measurement.listOf(requireNonNull(results, "results"));
  }

  /// {@return the record of a run that has just ended; what a file of the runner lacks is missing}
  ///
  /// @param origin the class
  /// @param written where the runner has written
  public static BenchRecord of(Origin origin, ResultsFolder written) {
    return new BenchRecord(
        VERSION,
        origin,
        HostCard.ofThisHost(),
        written.benchmarksMeta().orElseThrow(),
        written.benchmarks().orElseThrow());
  }

  /// {@return what was measured of all}
  public List<Measurement> measurements() {
    return Measurement.listOf(results);
  }
}
