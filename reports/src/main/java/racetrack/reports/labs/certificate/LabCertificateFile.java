// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import racetrack.programs.WholeFile;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Keeps certificates as a file, and shows them as a page.
public final class LabCertificateFile {

  private static final String TEMPLATES = "racetrack.reports.pages.templates";
  private static final String NAME = "labs-certificate";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private LabCertificateFile() {}

  /// Writes certificates.
  ///
  /// @param folder the folder of the results
  /// @param certificates the certificates
  /// @throws IOException if a file cannot be written
  public static void write(Path folder, List<LabCertificate> certificates) throws IOException {
    WholeFile.write(folder.resolve(NAME + ".json"), JSON.writeValueAsBytes(certificates));
    StringOutput html = new StringOutput();
    TemplateEngine.createPrecompiled(
            null, ContentType.Html, LabCertificateFile.class.getClassLoader(), TEMPLATES)
        .render("labscertificate.jte", Map.of("certificates", certificates), html);
    WholeFile.write(folder.resolve(NAME + ".html"), html.toString().getBytes(UTF_8));
  }
}
