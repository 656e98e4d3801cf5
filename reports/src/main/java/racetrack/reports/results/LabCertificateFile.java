// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import racetrack.programs.WholeFile;
import tools.jackson.core.type.TypeReference;

/// The certificates of the labs that a folder of results holds.
///
/// @param folder the folder
public record LabCertificateFile(Path folder) {

  private static final String NAME = "labs-certificate.json";

  /// Keeps a certificate beside those of other labs and conditions, in the place of an older one.
  ///
  /// @param certificate the certificate
  /// @throws IOException if the file cannot be written
  public void keep(LabCertificate certificate) throws IOException {
    List<LabCertificate> all = new ArrayList<>(read());
    all.removeIf(one ->
        one.key().equals(certificate.key()) && one.conditions().equals(certificate.conditions()));
    all.add(certificate);
    all.sort(
        Comparator.comparing(LabCertificate::conditions)
            .reversed()
            .thenComparing(LabCertificate::key));
    WholeFile.write(file(), ResultFile.JSON.writeValueAsBytes(all));
  }

  /// {@return the certificates; none if no lab was certified}
  ///
  /// @throws BadResultsException if the file holds something else
  public List<LabCertificate> read() {
    return Files.notExists(file())
        ? List.of()
        : new ResultFile(file(), "holds no certificates", "delete it, and certify the labs anew")
            .read(stream ->
                ResultFile.JSON.readValue(stream, new TypeReference<List<LabCertificate>>() {}));
  }

  /// {@return what the programs of a lab came to, whatever the conditions; nothing if it was not
  /// certified}
  ///
  /// @param key the key of the lab
  /// @throws BadResultsException if the file holds something else
  public List<LabCertificate.Row> rows(String key) {
    return read().stream()
        .filter(one -> one.key().equals(key))
        .flatMap(LabCertificate::all)
        .toList();
  }

  private Path file() {
    return folder.resolve(NAME);
  }
}
