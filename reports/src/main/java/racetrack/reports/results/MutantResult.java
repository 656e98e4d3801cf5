// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.results;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import racetrack.catalogue.Check;

/// What became of one mutant of a sound subject.
///
/// @param key the pattern's key
/// @param file the name of the mutated source file
/// @param line the line that the mistake is about
/// @param operator the kind of mistake, such as `drop-volatile`
/// @param program tells this mutant from all others: a digest of the mutated source without its
///   comments, and of the sources that it works with
/// @param questions tells which questions were asked: a digest of their classes
/// @param outcome what became of it
/// @param subjects the names of the subjects that it was asked as
/// @param killer the check that it broke, or null
/// @param evidence what that check said, in a few lines, or why the mutant was not asked
/// @param diff how it differs from the source: the lines of a unified diff without its head
/// @param equivalent why it is no mistake, as a note beside the code says, or null
/// @param seconds how long it was asked
public record MutantResult(
    String key,
    String file,
    int line,
    String operator,
    String program,
    String questions,
    Outcome outcome,
    List<String> subjects,
    @Nullable Check killer,
    String evidence,
    List<String> diff,
    @Nullable String equivalent,
    double seconds) {

  /// What became of a mutant.
  public enum Outcome {
    /// A check broke.
    KILLED,
    /// Every check held.
    SURVIVED,
    /// It was not asked, or not everything.
    NOT_ASKED,
    /// It does not compile, so it does not count.
    NOT_COMPILED,
    /// It is the same program as the original or as another mutant, so it does not count.
    SAME
  }

  /// Refuses null, and keeps copies.
  public MutantResult {
    requireNonNull(key, "key");
    requireNonNull(file, "file");
    requireNonNull(operator, "operator");
    requireNonNull(program, "program");
    requireNonNull(questions, "questions");
    requireNonNull(outcome, "outcome");
    subjects = List.copyOf(subjects);
    requireNonNull(evidence, "evidence");
    diff = List.copyOf(diff);
  }

  /// {@return whether it is a mutant at all: another program, that compiles}
  public boolean counts() {
    return outcome != Outcome.NOT_COMPILED && outcome != Outcome.SAME;
  }

  /// {@return whether every check held, and nobody has said why that is right}
  public boolean isUnexplained() {
    return outcome == Outcome.SURVIVED && equivalent == null;
  }

  /// {@return whether a note says that it is no mistake, and a check says that it is one}
  public boolean isWronglyNoted() {
    return outcome == Outcome.KILLED && equivalent != null;
  }

  /// {@return where it is, and what it is}
  public String place() {
    return "%s:%d %s".formatted(file, line, operator);
  }
}
