// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.submitted;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import racetrack.reports.check.Door;
import racetrack.reports.check.Origin;
import racetrack.reports.check.Part;
import racetrack.reports.check.Result;
import racetrack.reports.check.Word;
import racetrack.reports.host.HostCard;

/// What `check` came to, as a file keeps it.
///
/// @param version the version of the format, [#VERSION]
/// @param origin the class
/// @param word the word for the whole
/// @param parts what each question came to, with the answers that show a broken promise
/// @param asked when the run ended
/// @param seconds how long it took
/// @param host the host that it ran on
public record CheckRecord(
    int version,
    Origin origin,
    Word word,
    List<Part> parts,
    Instant asked,
    double seconds,
    HostCard host) {

  /// The version of the format that this code reads and writes.
  public static final int VERSION = 1;

  /// Refuses null, and keeps a copy.
  public CheckRecord {
    SubmittedFolder.refuseOther(version, VERSION);
    requireNonNull(origin, "origin");
    requireNonNull(word, "word");
    parts = List.copyOf(requireNonNull(parts, "parts"));
    requireNonNull(asked, "asked");
    requireNonNull(host, "host");
  }

  /// {@return the record of a run that has just ended}
  ///
  /// @param answered what it came to
  public static CheckRecord of(Door.Answered answered) {
    Result result = answered.result();
    return new CheckRecord(
        VERSION,
        answered.origin(),
        result.word(),
        result.parts(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        result.time().toMillis() / 1e3,
        HostCard.ofThisHost());
  }

  /// {@return how many errors were planted beside the class}
  public int planted() {
    return parts.stream().mapToInt(Part::planted).sum();
  }

  /// {@return how many of them were caught}
  public int caught() {
    return parts.stream().mapToInt(Part::caught).sum();
  }
}
