// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.grade;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import racetrack.catalogue.Entry;
import racetrack.reports.check.Part;
import racetrack.reports.check.Result;
import racetrack.reports.labs.Kind;
import racetrack.reports.marks.Graded;

/// What was found out about a submission, as a file keeps it.
///
/// @param version the version of the format, [#VERSION]
/// @param submission the id of the submission
/// @param digest the digest of its files
/// @param key the pattern's key
/// @param kind the kind of the lab
/// @param seed what was drawn by lot was drawn from
/// @param type the full name of the class; empty if no question was asked
/// @param parts what each question came to
/// @param refusal why no question was asked; empty if they were
/// @param caught what the tests of a *catch* lab caught; empty for other kinds
/// @param isolation what stood between the submission and the rest of the machine
/// @param seconds how long it took
/// @param ended when it ended
/// @param earlier the words for the versions that were graded before this one, in their order; null
///   in a file of a kit that did not keep them
record GradeRecord(
    int version,
    String submission,
    String digest,
    String key,
    Kind kind,
    String seed,
    Optional<String> type,
    List<Part> parts,
    Optional<String> refusal,
    Optional<Graded.Caught> caught,
    List<String> isolation,
    double seconds,
    Instant ended,
    @Nullable List<String> earlier) {

  /// The version of the format that this code reads and writes.
  static final int VERSION = 1;

  GradeRecord {
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "it has the format %d, and this Racetrack reads %d".formatted(version, VERSION));
    }
    requireNonNull(submission, "submission");
    requireNonNull(digest, "digest");
    requireNonNull(key, "key");
    requireNonNull(kind, "kind");
    requireNonNull(seed, "seed");
    parts = List.copyOf(requireNonNull(parts, "parts"));
    isolation = List.copyOf(requireNonNull(isolation, "isolation"));
    requireNonNull(ended, "ended");
    earlier = earlier == null ? List.of() : List.copyOf(earlier);
  }

  /// {@return what was just found out}
  ///
  /// @param graded what
  /// @param digest the digest of the files
  /// @param earlier the words for earlier versions, in their order
  static GradeRecord of(Graded graded, String digest, List<String> earlier) {
    return new GradeRecord(
        VERSION,
        graded.submission(),
        digest,
        graded.entry().key(),
        graded.kind(),
        graded.seed(),
        graded.result().map(Result::type),
        graded.result().map(Result::parts).orElse(List.of()),
        graded.refusal(),
        graded.caught(),
        graded.isolation(),
        graded.took().toMillis() / 1e3,
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        earlier);
  }

  /// {@return the words for all versions that were graded, in their order; this one is the last}
  ///
  /// @param entry the pattern
  List<String> versions(Entry entry) {
    return Stream.concat(
            Stream.ofNullable(earlier).flatMap(List::stream),
            Stream.of(Progress.word(graded(entry))))
        .toList();
  }

  /// {@return the same of a submission under its own id}
  ///
  /// @param id the id
  GradeRecord under(String id) {
    return new GradeRecord(
        version, id, digest, key, kind, seed, type, parts, refusal, caught, isolation, seconds,
        ended, earlier);
  }

  /// {@return what was found out}
  ///
  /// @param entry the pattern
  Graded graded(Entry entry) {
    Duration took = Duration.ofMillis((long) (seconds * 1e3));
    return new Graded(
        submission,
        entry,
        kind,
        seed,
        type.map(name -> new Result(entry, name, parts, took)),
        refusal,
        caught,
        isolation,
        took);
  }
}
