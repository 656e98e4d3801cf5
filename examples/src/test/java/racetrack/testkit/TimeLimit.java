// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import racetrack.catalogue.Question;
import racetrack.catalogue.Subject;

/// Asks each question of a subject in a thread of its own, and gives up on one that does not end.
///
/// An interrupt ends no thread that spins, and nothing else can: the thread is left alone, and
/// costs a processor. The JVM goes on nevertheless, since ending it would take along the questions
/// that nobody has asked yet. But the subject is asked nothing more, so that it costs no second
/// processor and no second wait, and each virtual thread that never leaves its carrier is replaced
/// by another carrier, so that no other subject is blamed.
final class TimeLimit implements InvocationInterceptor {

  /// The configuration parameter of JUnit that says how many milliseconds a question may take.
  static final String PARAMETER = "racetrack.limit";

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration END = Duration.ofSeconds(2);

  /// Why a subject is asked nothing more. Classes from outside take turns as one subject, so that
  /// it is known with its title.
  private static final Map<Asked, String> GIVEN_UP = new ConcurrentHashMap<>();

  private record Asked(Subject subject, String title) {}

  @Override
  public void interceptTestMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    ask(invocation, context);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    ask(invocation, context);
  }

  @Override
  public void interceptBeforeEachMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    ask(invocation, context);
  }

  @Override
  public void interceptAfterEachMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    run(invocation, context); // it cleans up, also behind a subject that was given up
  }

  private static void ask(Invocation<@Nullable Void> invocation, ExtensionContext context)
      throws Throwable {
    String reason = GIVEN_UP.get(asked(context));
    if (reason != null) {
      invocation.skip();
      Assumptions.abort(reason);
    }
    run(invocation, context);
  }

  private static void run(Invocation<@Nullable Void> invocation, ExtensionContext context)
      throws Throwable {
    Question question = new Question(invocation);
    try {
      question.ask(limit(context));
    } finally {
      if (question.isLeftBehind()) {
        Asked asked = asked(context);
        String method = context.getRequiredTestMethod().getName();
        GIVEN_UP.put(asked, asked.title() + " is asked no more: it did not end in " + method + ".");
      }
    }
  }

  /// {@return whether something runs on in this JVM, and costs a processor}
  static boolean hasLeftBehind() {
    return !GIVEN_UP.isEmpty();
  }

  private static Asked asked(ExtensionContext context) {
    Subject subject = SubjectsUnderTest.subject(context.getRequiredTestInstance());
    return new Asked(subject, subject.title());
  }

  private static Duration limit(ExtensionContext context) {
    return context
        .getConfigurationParameter(PARAMETER, millis -> Duration.ofMillis(Long.parseLong(millis)))
        .orElse(LIMIT);
  }

  /// One question, and its thread.
  static final class Question {

    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Thread thread;
    private boolean isOver = true;

    Question(Invocation<@Nullable Void> body) {
      thread = Thread.ofPlatform().daemon().name("the check").unstarted(() -> proceed(body));
    }

    private void proceed(Invocation<@Nullable Void> body) {
      try {
        body.proceed();
      } catch (Throwable e) {
        failure.set(e);
      }
    }

    /// Asks it.
    ///
    /// @param limit how long it may take
    /// @throws AssertionError if it does not end in time: then with the places of its threads
    /// @throws Throwable what it throws
    void ask(Duration limit) throws Throwable {
      thread.start();
      try {
        isOver = thread.join(limit);
        if (!isOver) {
          throw new AssertionError(overtime(limit, thread));
        }
      } finally {
        thread.interrupt();
        thread.join(limit.compareTo(END) < 0 ? limit : END);
      }
      Throwable thrown = failure.get();
      if (thrown != null) {
        throw thrown;
      }
    }

    /// {@return whether it took too long, or threads of it run on though it is over}
    ///
    /// Each virtual one of them has taken a carrier for good, so there is to be another.
    boolean isLeftBehind() {
      List<Thread> running =
          Stream.concat(Stream.of(thread), Crew.takeLeft().stream())
              .filter(left -> left.getState() == Thread.State.RUNNABLE)
              .toList();
      Carriers.replace((int) running.stream().filter(Thread::isVirtual).count());
      return !isOver || !running.isEmpty();
    }
  }

  /// {@return what to say of a question that does not end}
  ///
  /// @param limit how long it had
  /// @param first the first of its threads
  static String overtime(Duration limit, Thread first) {
    return "It did not end within %s s.%n%s"
        .formatted(limit.toMillis() / 1000.0, Places.since(first));
  }
}
