// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestWatcher;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Check;
import racetrack.catalogue.Exploration;
import racetrack.catalogue.Finding;
import racetrack.catalogue.Promises;
import racetrack.catalogue.Question;
import racetrack.catalogue.Subject;
import racetrack.programs.SealedChannel;

/// Appends an [Answer] for every test and subject to the file that [AskerJvm#ANSWERS] names, as it
/// comes; in a JVM that has the [SealedChannel], it tells there.
///
/// The file is begun anew by each JVM. Without the property, nothing is written.
final class AnswerRecorder implements BeforeEachCallback, TestWatcher {

  private static final Namespace NAMESPACE = Namespace.create(AnswerRecorder.class);
  private static final JsonLines LINES = new JsonLines(AskerJvm.ANSWERS);

  /// The id of one of the trials of a parameterized test.
  private static final Pattern TRIAL = Pattern.compile(".*\\[test-template-invocation:#(\\d+)]");

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
    record(context, Finding.BROKE, evidence(context, cause));
  }

  @Override
  public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
    record(context, Finding.NOT_ASKED, cause == null ? "" : String.valueOf(cause.getMessage()));
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
    if (SealedChannel.isOpen()) {
      SealedChannel.tell(JsonLines.line(answer));
    } else {
      LINES.append(answer);
    }
  }

  /// The interleaving if Lincheck found one; else the story of the failure, and what the check was
  /// asked with, if it is asked several times.
  private static String evidence(ExtensionContext context, @Nullable Throwable cause) {
    if (cause == null) {
      return "";
    }
    if (cause instanceof LincheckAssertionError) {
      return String.valueOf(cause.getMessage()).strip();
    }
    Method method = context.getRequiredTestMethod();
    String story = new Story(cause, context.getRequiredTestClass(), method.getName()).text();
    return story + trial(context);
  }

  /// With which arguments a check was asked that has some, and their number among them all.
  private static String trial(ExtensionContext context) {
    Matcher trial = TRIAL.matcher(context.getUniqueId());
    String arguments = context.getDisplayName().replaceFirst("^\\[\\d+] ", "");
    return trial.matches() ? "\nAsked with: [%s] %s".formatted(trial.group(1), arguments) : "";
  }
}
