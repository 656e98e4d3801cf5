// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.certify;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import racetrack.catalogue.Subject;
import racetrack.reports.mutants.Mutant;
import racetrack.reports.mutants.Mutations;
import racetrack.reports.results.MutantResult;
import racetrack.reports.results.MutantResult.Outcome;

/// A mutant of a source of a pattern.
///
/// @param key the pattern's key
/// @param file the source that it was made from
/// @param mutant the edit
/// @param program tells it from all others, whatever comments there are
/// @param equivalent why it is no mistake, as a note beside the code says; empty if none does
record Specimen(
    String key, SubjectFile file, Mutant mutant, String program, Optional<String> equivalent) {

  private static final int CONTEXT = 2;
  private static final int HEAD_OF_A_DIFF = 2;

  /// {@return the mutants of a source}
  ///
  /// @param key the pattern's key
  /// @param file the source
  /// @param notes the notes in it
  static List<Specimen> of(String key, SubjectFile file, List<Note> notes) {
    List<String> others = file.around().stream().map(SubjectFile::read).toList();
    List<String> around = others.stream().map(Mutations::code).toList();
    Set<String> held = new TreeSet<>(Mutations.plainlyHeld(file.source()));
    others.forEach(other -> held.addAll(Mutations.plainlyHeld(other)));
    Set<String> programs = new HashSet<>();
    List<Specimen> specimens = new ArrayList<>();
    for (Mutant mutant : Mutations.of(file.source(), held)) {
      List<String> texts = new ArrayList<>(around);
      texts.add(file.name());
      texts.add(mutant.operator().id());
      texts.add(Mutations.code(mutant.applyTo(file.source())));
      Optional<String> equivalent =
          notes.stream().filter(note -> note.isAbout(mutant)).map(Note::reason).findFirst();
      String program = Digests.of(texts);
      if (programs.add(program)) {
        specimens.add(new Specimen(key, file, mutant, program, equivalent));
      }
    }
    return specimens;
  }

  String source() {
    return mutant.applyTo(file.source());
  }

  private List<String> diff() {
    List<String> before = file.source().lines().toList();
    List<String> unified =
        UnifiedDiffUtils.generateUnifiedDiff(
            file.name(),
            file.name(),
            before,
            DiffUtils.diff(before, source().lines().toList()),
            CONTEXT);
    return unified.subList(Math.min(HEAD_OF_A_DIFF, unified.size()), unified.size());
  }

  /// {@return the result of this specimen}
  ///
  /// @param found what became of it
  /// @param questions the digest of the questions that it was asked
  /// @param seconds how long it was asked
  MutantResult result(Found found, String questions, double seconds) {
    return new MutantResult(
        key,
        file.name(),
        mutant.line(),
        mutant.operator().id(),
        program,
        questions,
        found.outcome(),
        file.subjects().stream().map(Subject::name).toList(),
        found.killer(),
        found.evidence(),
        diff(),
        equivalent.orElse(null),
        seconds);
  }

  /// {@return an earlier result of this specimen, as the source and its notes stand now; null if it
  /// has to be asked again}
  ///
  /// A kill stays one whatever else is asked. That all questions held says nothing of other ones.
  ///
  /// @param earlier an earlier result of the same program, or null
  /// @param questions the digest of the questions as they are now
  @Nullable MutantResult renewed(@Nullable MutantResult earlier, String questions) {
    if (earlier == null
        || earlier.outcome() == Outcome.NOT_ASKED
        || (earlier.outcome() == Outcome.SURVIVED && !earlier.questions().equals(questions))) {
      return null;
    }
    Found found = new Found(earlier.outcome(), earlier.killer(), earlier.evidence());
    return result(found, earlier.questions(), earlier.seconds());
  }
}
