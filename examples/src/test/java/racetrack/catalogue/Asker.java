// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Makes one check of one subject in a JVM that may be lost.
///
/// The properties [Subject#PROPERTY] and [AnswerRecorder#PROPERTY] name the subject and the file
/// for the answer.
public final class Asker {

  private Asker() {}

  /// Makes the check, and ends this JVM whatever the subject left running.
  ///
  /// @param arguments the check as `class#method`, and how many seconds it may take
  public static void main(String[] arguments) throws ClassNotFoundException {
    Leash.fasten();
    String method = arguments[0];
    long seconds = Long.parseLong(arguments[1]);
    Class<?> tests = Class.forName(method.substring(0, method.indexOf('#')));
    Check check = AnswerRecorder.check(tests, method.substring(method.indexOf('#') + 1));
    Thread.ofPlatform().daemon().name("watchdog").start(() -> watch(tests, check, seconds));
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectMethod(method)).build();
    LauncherFactory.create().execute(request);
    Runtime.getRuntime().halt(0);
  }

  /// Answers for a check that does not end.
  private static void watch(Class<?> tests, Check check, long seconds) {
    try {
      TimeUnit.SECONDS.sleep(seconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    AnswerRecorder.append(
        new Answer(
            AnswerRecorder.key(tests),
            System.getProperty(Subject.PROPERTY),
            check,
            Finding.BROKE,
            "It did not end within " + seconds + " s.\n" + threads(),
            List.of(),
            null,
            seconds,
            Instant.now(),
            ManagementFactory.getRuntimeMXBean().getInputArguments()));
    Runtime.getRuntime().halt(1);
  }

  private static String threads() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    StringBuilder text = new StringBuilder();
    for (var thread : threads.dumpAllThreads(true, true)) {
      text.append(thread);
    }
    return text.toString();
  }
}
