// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectIteration;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Finding;
import racetrack.catalogue.Promises;
import racetrack.catalogue.Question;
import racetrack.catalogue.Subject;
import racetrack.catalogue.Submission;
import racetrack.programs.Leash;
import racetrack.programs.LeftThreads;
import racetrack.programs.OwnTime;

/// Makes checks of subjects, one after the other, in a JVM that may be lost.
///
/// [AskerJvm#ANSWERS] names the file for the answers; with [SealedChannel#PROPERTY], they go to
/// standard output, sealed.
public final class Asker {

  private static final Duration LOOK = Duration.ofMillis(50);

  /// After how many looks without a step threads are taken not to get on.
  private static final int IDLE = 20;

  /// The same where there are child processes, which may be what they wait for: to start one can
  /// take seconds on a busy host.
  private static final int IDLE_BESIDE_PROCESSES = 10 * IDLE;

  /// More platform threads than any check has use for.
  private static final int CROWD = 2_000;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final boolean TIDY = Boolean.getBoolean(AskerJvm.TIDY);
  private static final boolean UNTIL_ONE_BREAKS = Boolean.getBoolean(AskerJvm.UNTIL_ONE_BREAKS);

  /// The subject with which it is over once it has broken; empty if there is none.
  private static final String UNTIL_BROKEN = System.getProperty(AskerJvm.UNTIL_BROKEN, "");

  private static final boolean EACH_UNTIL_BROKEN = Boolean.getBoolean(AskerJvm.EACH_UNTIL_BROKEN);

  private Asker() {}

  /// One check.
  ///
  /// @param trial of a contract, the number of its arguments; of a model, that of its scenario;
  ///   from 1 on, or 0 for all
  /// @param ifBroken the subject that has to break in the same check before; empty if the check is
  ///   made in any case
  private record Request(
      String subject, Class<?> tests, Method method, int trial, String ifBroken) {

    static Request parse(String argument) {
      String[] halves = argument.split("\\?", 2);
      String[] parts = halves[0].split("[=#@]", 4);
      try {
        Class<?> tests = Class.forName(parts[1], false, Asker.class.getClassLoader());
        int trial = parts.length < 4 ? 0 : Integer.parseInt(parts[3]);
        String ifBroken = halves.length < 2 ? "" : halves[1];
        return new Request(parts[0], tests, method(tests, parts[2]), trial, ifBroken);
      } catch (ClassNotFoundException e) {
        throw new IllegalArgumentException("There is no class " + parts[1] + " to ask.", e);
      }
    }

    /// Selects it, and tells the model which of its scenarios to run.
    DiscoverySelector selector() {
      MethodSelector whole = selectMethod(tests, method);
      boolean isModel = AnswerRecorder.check(tests, method.getName()).question() == Question.MODEL;
      Models.limitTo(isModel ? trial : 0);
      return isModel || trial == 0 ? whole : selectIteration(whole, trial - 1);
    }

    boolean isOfTheSameCheckAs(Request other) {
      return method.equals(other.method());
    }

    /// Whether it is made after all that has broken.
    boolean isDue(List<Request> broken) {
      boolean isSettled =
          EACH_UNTIL_BROKEN && broken.stream().anyMatch(one -> one.subject().equals(subject));
      boolean isAwaited =
          ifBroken.isEmpty()
              || broken.stream()
                  .anyMatch(one -> isOfTheSameCheckAs(one) && one.subject().equals(ifBroken));
      return isAwaited && !isSettled;
    }

    /// Whether only this check is still made, of others, once it has broken.
    boolean isTheLast() {
      return subject.equals(UNTIL_BROKEN);
    }

    /// {@return what is wrong if the tests cannot even begin, since the pattern's own classes fail
    /// that they are made with}
    Optional<String> fault() {
      try {
        Class<?> _ = Class.forName(tests.getName(), true, tests.getClassLoader());
        return Optional.empty();
      } catch (ExceptionInInitializerError e) {
        return Optional.of("The checks could not begin: " + e.getCause());
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException("It was there a moment ago.", e);
      }
    }

    private static Method method(Class<?> tests, String name) {
      return Arrays.stream(tests.getDeclaredMethods())
          .filter(method -> method.getName().equals(name))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException(tests + " has no test " + name + "."));
    }
  }

  /// Makes the checks, and ends this JVM whatever the subjects left running.
  ///
  /// A check is over with its first failure: that the subject breaks on the other kind of thread
  /// too is not worth the wait. With [AskerJvm#UNTIL_ONE_BREAKS] the rest of the checks is left out
  /// then, too, with [AskerJvm#UNTIL_BROKEN] what comes after that check, and with
  /// [AskerJvm#EACH_UNTIL_BROKEN] what else would be asked of the same subject.
  ///
  /// @param arguments how many seconds each check may take, and the checks as
  ///   `SUBJECT=class#method`, where the subject may be an alias ([Submission#alias]); one trial of
  ///   a check as `SUBJECT=class#method@number`; with `?OTHER` behind it, a check that is made only
  ///   if it has broken for that subject
  public static void main(String[] arguments) throws InterruptedException {
    SealedChannel.openIfTold(Asker.class); // before anybody else reads the input
    Leash.fasten();
    int code = ask(arguments);
    SealedChannel.end(code);
    Runtime.getRuntime().halt(code);
  }

  /// Makes the checks.
  ///
  /// @param arguments as of [#main]
  /// @return [AskerJvm#DONE], or [AskerJvm#SPENT] if something runs on
  static int ask(String[] arguments) throws InterruptedException {
    long seconds = Long.parseLong(arguments[0]);
    Launcher launcher = LauncherFactory.create();
    ThreadOrigins.record();
    List<Request> broken = new ArrayList<>();
    Optional<Request> last = Optional.empty();
    for (String argument : Arrays.asList(arguments).subList(1, arguments.length)) {
      Request request = Request.parse(argument);
      if (last.filter(found -> !found.isOfTheSameCheckAs(request)).isPresent()) {
        return AskerJvm.DONE;
      }
      if (!request.isDue(broken)) {
        continue;
      }
      Set<Thread> before = LeftThreads.now();
      boolean holds = ask(launcher, request, seconds);
      if (TimeLimit.hasLeftBehind() || (TIDY && LeftThreads.areSome(before))) {
        return AskerJvm.SPENT;
      }
      if (UNTIL_ONE_BREAKS && !holds) {
        return AskerJvm.DONE;
      }
      if (!holds) {
        broken.add(request);
        last = last.or(() -> Optional.of(request).filter(Request::isTheLast));
      }
    }
    return AskerJvm.DONE;
  }

  private static boolean ask(Launcher launcher, Request request, long seconds)
      throws InterruptedException {
    Subject.select(request.subject());
    Optional<String> fault = request.fault();
    if (fault.isPresent()) {
      answer(request, fault.get(), 0);
      return false;
    }
    Thread watchdog =
        Thread.ofPlatform().daemon().name("watchdog").start(() -> watch(request, seconds));
    CancellationToken rest = CancellationToken.create();
    launcher.execute(
        LauncherExecutionRequestBuilder.request(
                LauncherDiscoveryRequestBuilder.request().selectors(request.selector()).build())
            .listeners(new EndAtFailure(rest))
            .cancellationToken(rest)
            .build());
    watchdog.interrupt();
    watchdog.join();
    return !rest.isCancellationRequested();
  }

  /// Cancels the rest of a check when it has failed.
  private record EndAtFailure(CancellationToken rest) implements TestExecutionListener {

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (test.isTest() && result.getStatus() == TestExecutionResult.Status.FAILED) {
        rest.cancel();
      }
    }
  }

  /// {@return what is wrong, as soon as something is}
  ///
  /// A check whose threads get on is slow, and goes on after its time for as long as they do.
  private static String trouble(Duration limit) throws InterruptedException {
    Standstill standstill = new Standstill(LOOK);
    OwnTime time = new OwnTime(limit, LOOK);
    int progress = Crew.progress();
    int idle = 0;
    do {
      Thread.sleep(LOOK); // it measures time, and waits for nobody
      if (THREADS.getThreadCount() > CROWD) {
        return "It did not end before it had more than %,d threads.".formatted(CROWD);
      }
      if (standstill.isHere()) {
        return Standstill.words(Thread.currentThread());
      }
      idle = progress == Crew.progress() ? idle + 1 : 0;
      progress = Crew.progress();
    } while (!time.isOver() || idle < patience());
    return TimeLimit.overtime(limit, Thread.currentThread());
  }

  private static int patience() {
    boolean hasProcesses = ProcessHandle.current().children().findAny().isPresent();
    return hasProcesses ? IDLE_BESIDE_PROCESSES : IDLE;
  }

  /// Answers for a check that does not end, and ends this JVM.
  private static void watch(Request request, long seconds) {
    String trouble;
    try {
      trouble = trouble(Duration.ofSeconds(seconds));
    } catch (InterruptedException e) {
      return; // the check has ended
    }
    answer(request, trouble, (double) seconds);
    Runtime.getRuntime().halt(1);
  }

  /// Answers in the place of the check.
  private static void answer(Request request, String trouble, double seconds) {
    AnswerRecorder.append(
        new Answer(
            AnswerRecorder.key(request.tests()),
            Submission.title(request.subject()),
            AnswerRecorder.check(request.tests(), request.method().getName()),
            Finding.BROKE,
            trouble,
            List.of(),
            null,
            null,
            List.of(),
            seconds,
            Instant.now(),
            ManagementFactory.getRuntimeMXBean().getInputArguments(),
            Promises.askedBy(request.method())));
  }
}
