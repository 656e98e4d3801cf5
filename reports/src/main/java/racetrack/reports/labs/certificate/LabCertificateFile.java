// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import racetrack.catalogue.WholeFile;
import racetrack.reports.results.ResultFile;
import tools.jackson.core.type.TypeReference;

/// Keeps certificates as a file, and shows them as a page.
public final class LabCertificateFile {

  private static final String TEMPLATES = "racetrack.reports.pages.templates";
  private static final String NAME = "labs-certificate";

  private LabCertificateFile() {}

  /// Keeps a certificate beside those of other labs and conditions, in the place of an older one.
  ///
  /// @param folder the folder of the results
  /// @param certificate the certificate
  /// @throws IOException if a file cannot be written
  public static void keep(Path folder, LabCertificate certificate) throws IOException {
    List<LabCertificate> all = new ArrayList<>(read(folder));
    all.removeIf(
        one ->
            one.key().equals(certificate.key())
                && one.conditions().equals(certificate.conditions()));
    all.add(certificate);
    all.sort(
        Comparator.comparing(LabCertificate::conditions)
            .reversed()
            .thenComparing(LabCertificate::key));
    write(folder, all);
  }

  /// {@return the certificates that a folder of results holds}
  ///
  /// @param folder the folder
  public static List<LabCertificate> read(Path folder) {
    Path file = folder.resolve(NAME + ".json");
    return Files.notExists(file)
        ? List.of()
        : new ResultFile(file, "holds no certificates", "delete it, and certify the labs anew")
            .read(stream ->
                ResultFile.JSON.readValue(stream, new TypeReference<List<LabCertificate>>() {}));
  }

  private static void write(Path folder, List<LabCertificate> certificates) throws IOException {
    WholeFile.write(folder.resolve(NAME + ".json"), ResultFile.JSON.writeValueAsBytes(certificates));
    StringOutput html = new StringOutput();
    TemplateEngine.createPrecompiled(
            null, ContentType.Html, LabCertificateFile.class.getClassLoader(), TEMPLATES)
        .render("labscertificate.jte", Map.of("certificates", certificates), html);
    WholeFile.write(folder.resolve(NAME + ".html"), html.toString().getBytes(UTF_8));
  }
}
