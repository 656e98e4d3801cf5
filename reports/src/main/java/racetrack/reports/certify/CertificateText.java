// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.certify;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import racetrack.catalogue.Question;
import racetrack.reports.mutants.Operator;
import racetrack.reports.results.Certificate;
import racetrack.reports.results.MutantResult;

/// What a run has found, as a person reads it in a terminal.
public final class CertificateText {

  private CertificateText() {}

  /// Writes what was found: survivors with their diffs, what is wrong, and a table of the patterns.
  ///
  /// @param report what was found
  /// @param out where to
  public static void write(Certification.Report report, PrintWriter out) {
    Certificate all = Certificate.sum(report.certificates());
    all.survivors().forEach(mutant -> write(mutant, out));
    report.complaints().forEach(complaint -> out.printf("%n%s%n", complaint));
    out.printf(
        "%n%-22s %8s %8s %8s %8s %8s %8s %10s %9s %7s%n",
        "",
        "mutants",
        "killed",
        "contract",
        "model",
        "race",
        "survived",
        "equivalent",
        "not asked",
        "rate");
    report.certificates().forEach(certificate -> write(certificate.key(), certificate, out));
    if (report.certificates().size() > 1) {
      write("all", all, out);
    }
    out.flush();
  }

  private static void write(MutantResult mutant, PrintWriter out) {
    out.printf(
        "%nSurvived: %s %s, asked as %s%n",
        mutant.key(), mutant.place(), String.join(", ", mutant.subjects()));
    mutant.diff().forEach(line -> out.printf("  %s%n", line));
  }

  private static void write(String name, Certificate certificate, PrintWriter out) {
    out.printf(
        "%-22s %8d %8d %8d %8d %8d %8d %10d %9d %7s%n",
        name,
        certificate.mutants().size(),
        certificate.killed(),
        certificate.killedBy(Question.CONTRACT),
        certificate.killedBy(Question.MODEL),
        certificate.killedBy(Question.RACE),
        certificate.survivors().size(),
        certificate.equivalent().size(),
        certificate.notAsked(),
        certificate.rateInWords());
  }

  /// Lists the kinds of mistakes.
  ///
  /// @param out where to
  public static void writeOperators(PrintWriter out) {
    List<Operator> operators = Arrays.asList(Operator.values());
    operators.forEach(operator -> out.println(operator.id()));
    out.flush();
  }
}
