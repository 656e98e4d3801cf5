// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.marks;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import racetrack.catalogue.NumberedPromise;
import racetrack.reports.pages.Page;

/// Makes the pages of marks, in the dress of the report. The templates escape all that comes from
/// submissions.
public final class GradePages {

  /// Where the style sheet lies, below the folder of the class.
  static final String STYLE = "assets/report.css";

  private static final String TEMPLATES = "racetrack.reports.pages.templates";

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, GradePages.class.getClassLoader(), TEMPLATES);

  GradePages() {}

  String student(Mark mark) {
    return render("mark.jte", Map.of("mark", mark));
  }

  String ofClass(ClassView view) {
    return render("marks.jte", Map.of("view", view));
  }

  private String render(String template, Map<String, Object> parameters) {
    StringOutput html = new StringOutput();
    engine.render(template, parameters, html);
    return html.toString();
  }

  static String style() {
    try (InputStream style = Objects.requireNonNull(Page.class.getResourceAsStream(STYLE), STYLE)) {
      return new String(style.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// {@return a promise without the marks of Markdown}
  ///
  /// @param promise the promise
  public static String words(NumberedPromise promise) {
    return promise.toString().replace("`", "");
  }

  /// {@return a verdict as the report shows one}
  ///
  /// @param standing the verdict
  public static Page.Cell cell(Standing standing) {
    String style =
        switch (standing) {
          case HELD -> "passed";
          case BROKEN, REFUSED -> "failed";
          case NOT_REACHED -> "weak";
          case NOT_DECIDED -> "not-asked";
        };
    return new Page.Cell(style, standing.toString(), "");
  }
}
