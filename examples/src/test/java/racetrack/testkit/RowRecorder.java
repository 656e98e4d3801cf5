// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;
import racetrack.catalogue.Finding;
import racetrack.conformance.Conformance;
import racetrack.conformance.Requirement;

/// Appends a [Conformance] for each [Row] of a test to the file that [#PROPERTY] names.
final class RowRecorder implements TestWatcher {

  /// The system property that names the file: JSON, one object per line.
  static final String PROPERTY = "racetrack.conformance";

  private static final JsonLines LINES = new JsonLines(PROPERTY);

  @Override
  public void testSuccessful(ExtensionContext context) {
    record(context, Finding.HELD, "");
  }

  @Override
  public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
    record(context, Finding.BROKE, "");
  }

  @Override
  public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
    String why = cause == null ? "" : String.valueOf(cause.getMessage());
    record(context, Finding.NOT_ASKED, why.replaceFirst("^Assumption failed: ", ""));
  }

  @Override
  public void testDisabled(ExtensionContext context, Optional<String> reason) {
    record(context, Finding.NOT_ASKED, reason.orElse(""));
  }

  private static void record(ExtensionContext context, Finding finding, String remark) {
    Class<?> tests = context.getRequiredTestClass();
    String method = context.getRequiredTestMethod().getName();
    String subject =
        SubjectsUnderTest.findSubjectField(tests).isPresent()
            ? SubjectsUnderTest.subject(context.getRequiredTestInstance()).name()
            : "";
    for (Requirement requirement :
        context.getRequiredTestMethod().getAnnotation(Row.class).value()) {
      LINES.append(
          new Conformance(
              requirement,
              AnswerRecorder.key(tests),
              subject,
              tests.getSimpleName() + "." + method,
              finding,
              remark));
    }
  }
}
