// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.certificate;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.Locale;
import racetrack.reports.results.LabCertificate;
import racetrack.reports.results.LabCertificate.Group;

/// Certificates as text: a line for each lab and run, one over all runs, and what escaped.
///
/// @param known the escapes that are known
/// @param out where to
public record CertificateTable(KnownEscapes known, PrintWriter out) {

  /// Writes certificates.
  ///
  /// @param certificates the certificates
  public void write(Collection<LabCertificate> certificates) {
    out.printf(
        "%n%-20s %-4s %-24s %-24s %-24s %-24s %s%n",
        "lab",
        "run",
        "wrong caught",
        "cheats caught",
        "false alarms",
        "not decided",
        "seconds each");
    for (LabCertificate certificate : certificates) {
      int runs = certificate.runs().size();
      for (int number = 0; runs > 1 && number < runs; number++) {
        writeLine(certificate.run(number), Integer.toString(number + 1));
      }
      writeLine(certificate, runs > 1 ? "all" : "1");
    }
    certificates.forEach(this::writeFaults);
    out.flush();
  }

  private void writeFaults(LabCertificate certificate) {
    String key = certificate.key();
    certificate
        .faults()
        .forEach((place, text) ->
            out.printf(
                "%s %s %s%s%n",
                key,
                place,
                text,
                known.reason(key, place).map(reason -> " (known: " + reason + ")").orElse("")));
    certificate
        .open()
        .forEach((place, reason) -> out.printf("%s %s is open: %s%n", key, place, reason));
    known
        .caughtIn(certificate)
        .forEach(place ->
            out.printf("%s %s is caught: take it off the list of known escapes.%n", key, place));
  }

  private void writeLine(LabCertificate certificate, String run) {
    out.printf(
        Locale.ROOT,
        "%-20s %-4s %-24s %-24s %-24s %-24s %.0f%n",
        certificate.key(),
        run,
        certificate.good(Group.WRONG),
        certificate.good(Group.CHEATS),
        certificate.falseAlarms(),
        certificate.undecided(),
        certificate.seconds());
  }
}
