// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Program;

/// Finds the program that a row on the command line names.
final class ProgramConverter implements ITypeConverter<Program> {

  @Override
  public Program convert(String row) {
    List<Program> programs = Catalogue.load().programs();
    return programs.stream()
        .filter(program -> program.rows().contains(row))
        .findFirst()
        .orElseThrow(() -> unknown(row, programs));
  }

  private static TypeConversionException unknown(String row, List<Program> programs) {
    List<String> rows =
        programs.stream()
            .flatMap(program -> program.rows().stream())
            .sorted(Program.BY_ROW)
            .distinct()
            .toList();
    return new TypeConversionException(
        "no program answers a row '%s'; the nearest are %s, and `racetrack list --seeds` shows all"
            .formatted(row, Names.nearest(row, rows)));
  }
}
