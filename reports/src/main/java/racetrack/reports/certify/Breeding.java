// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.certify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import racetrack.reports.check.BadSubmissionException;
import racetrack.reports.check.SourceCompiler;

/// Compiles the mutants of one source, and tells which of them are programs of their own.
///
/// Used by one thread.
///
/// ## Source
///
/// M. Papadakis, Y. Jia, M. Harman, Y. Le Traon, *Trivial Compiler Equivalence*, ICSE 2015: what
/// compiles to the same code is the same mutant, or none.
final class Breeding {

  private final SourceCompiler compiler;
  private final SubjectFile file;
  private final Set<String> programs = new HashSet<>();

  /// Compiles the source itself, to know its program.
  ///
  /// @param compiler what compiles
  /// @param file the source
  /// @param folder an empty folder to work in
  Breeding(SourceCompiler compiler, SubjectFile file, Path folder) {
    this.compiler = compiler;
    this.file = file;
    programs.add(compile(file.source(), folder));
  }

  /// Compiles a mutant.
  ///
  /// @param specimen the mutant
  /// @param folder an empty folder, in which the classes are then in `classes`
  /// @return [Found#SURVIVED] if it is a program of its own, and may be asked
  Found breed(Specimen specimen, Path folder) {
    try {
      return programs.add(compile(specimen.source(), folder)) ? Found.SURVIVED : Found.SAME;
    } catch (BadSubmissionException e) {
      return Found.NOT_COMPILED;
    }
  }

  private String compile(String source, Path folder) {
    try {
      Path classes = Files.createDirectories(classes(folder));
      Path text = Files.writeString(folder.resolve(file.name()), source);
      compiler.compile(List.of(text), classes);
      return Digests.ofProgram(classes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// {@return the folder of the classes of a mutant}
  ///
  /// @param folder the mutant's folder
  static Path classes(Path folder) {
    return folder.resolve("classes");
  }
}
