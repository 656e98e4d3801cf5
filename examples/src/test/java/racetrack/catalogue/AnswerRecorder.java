// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestWatcher;

/// Appends an [Answer] for every test and subject to the file that [#PROPERTY] names, as it comes.
///
/// The file is begun anew by each JVM. Without the property, nothing is written.
final class AnswerRecorder implements BeforeEachCallback, TestWatcher {

  /// The system property that names the file of answers: JSON, one object a line.
  static final String PROPERTY = "racetrack.answers";

  private static final Namespace NAMESPACE = Namespace.create(AnswerRecorder.class);
  private static final JsonLines LINES = new JsonLines(PROPERTY);

  private record Start(Subject subject, long nanos) {}

  @Override
  public void beforeEach(ExtensionContext context) {
    Subject subject = SubjectsUnderTest.subject(context.getRequiredTestInstance());
    Exploration _ = Models.explored(); // what an earlier test left
    context.getStore(NAMESPACE).put(Start.class, new Start(subject, System.nanoTime()));
  }

  @Override
  public void testSuccessful(ExtensionContext context) {
    record(context, Finding.HELD, "");
  }

  @Override
  public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
    record(context, Finding.BROKE, evidence(cause));
  }

  @Override
  public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
    record(context, Finding.NOT_ASKED, evidence(cause));
  }

  @Override
  public void testDisabled(ExtensionContext context, Optional<String> reason) {
    record(context, Finding.NOT_ASKED, reason.orElse("The test is disabled."));
  }

  private static void record(ExtensionContext context, Finding finding, String evidence) {
    Start start = context.getStore(NAMESPACE).get(Start.class, Start.class);
    if (start == null) {
      return; // no subject is known: a missing answer is noticed
    }
    Class<?> tests = context.getRequiredTestClass();
    append(
        new Answer(
            key(tests),
            start.subject().title(),
            check(tests, context.getRequiredTestMethod().getName()),
            finding,
            evidence,
            List.of(),
            null,
            Models.explored(),
            List.of(),
            (System.nanoTime() - start.nanos()) / 1e9,
            Instant.now(),
            ManagementFactory.getRuntimeMXBean().getInputArguments(),
            Promises.askedBy(context.getRequiredTestMethod())));
  }

  /// {@return the key of the pattern that a class of tests belongs to}
  static String key(Class<?> tests) {
    return tests.getPackageName().substring("racetrack.".length());
  }

  /// {@return the check that a test method makes}
  static Check check(Class<?> tests, String method) {
    boolean isModel = tests.getSimpleName().endsWith(Question.MODEL.suffix());
    return new Check(isModel ? Question.MODEL : Question.CONTRACT, method);
  }

  /// Appends an answer, if this JVM was told where to.
  static void append(Answer answer) {
    LINES.append(answer);
  }

  /// The interleaving if Lincheck found one; else the failure with the frames that are ours.
  private static String evidence(@Nullable Throwable cause) {
    if (cause == null) {
      return "";
    }
    if (cause instanceof LincheckAssertionError) {
      return String.valueOf(cause.getMessage()).strip();
    }
    StringWriter text = new StringWriter();
    cause.printStackTrace(new PrintWriter(text, true));
    return text.toString()
        .lines()
        .filter(line ->
            !line.matches("\\s+at (java|jdk|org\\.junit|racetrack\\.catalogue\\.TimeLimit)\\b.*"))
        .collect(Collectors.joining("\n"));
  }
}
