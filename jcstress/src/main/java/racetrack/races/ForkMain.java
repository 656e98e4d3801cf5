// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.runners.ForkedTestConfig;
import org.openjdk.jcstress.infra.runners.Runner;
import racetrack.catalogue.Subject;
import racetrack.catalogue.Submission;
import racetrack.programs.KitClasses;
import racetrack.programs.LeftThreads;
import racetrack.programs.OwnTime;

/// The program of a forked JVM: runs one scenario of one subject after another.
///
/// Orders come on standard input, as [Fork] writes them: the name of a subject, or the alias of a
/// class that stands in for it, and jcstress's own configuration. Before them comes a secret, which
/// is read before any class from outside is loaded. Results go to standard output, each sealed with
/// it ([SealedResults]): jcstress's own, and whether this JVM is as it was before. What the
/// subjects print goes to standard error. When the input ends, so does this JVM, in the midst of
/// whatever it runs.
final class ForkMain {

  /// What a scenario may take for each second of sampling, on a host that is busy.
  static final int LATENESS = 10;

  private static final Duration LOOK = Duration.ofMillis(250);

  /// How long a scenario may take beside its sampling.
  private final Duration patience;

  private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
  private final SealedResults results;

  /// A class of runners for each scenario and subject: asked again, they need not warm up again.
  private final Map<String, Class<?>> runners = new HashMap<>();

  private record Order(String subject, ForkedTestConfig config) {}

  private ForkMain(Duration patience, SealedResults results) {
    this.patience = patience;
    this.results = results;
  }

  /// Runs what it is ordered to until it is told nothing more.
  ///
  /// @param arguments how many seconds a scenario may take beside its sampling
  public static void main(String[] arguments) throws InterruptedException, IOException {
    DataInputStream input = new DataInputStream(new BufferedInputStream(System.in));
    SealedResults results = new SealedResults(input.readUTF());
    OutputStream out = System.out;
    System.setOut(System.err);
    ForkMain fork = new ForkMain(Duration.ofSeconds(Long.parseLong(arguments[0])), results.to(out));
    Thread.ofPlatform().daemon().name("orders").start(() -> fork.read(input));
    while (true) {
      fork.follow(fork.orders.take());
    }
  }

  private void read(DataInputStream input) {
    try (input) {
      while (true) {
        orders.add(new Order(input.readUTF(), new ForkedTestConfig(input)));
      }
    } catch (EOFException e) {
      Runtime.getRuntime().halt(0);
    } catch (IOException e) {
      Runtime.getRuntime().halt(1); // the parent is gone
    }
  }

  private void follow(Order order) throws InterruptedException, IOException {
    Set<Thread> before = LeftThreads.now();
    Thread watchdog =
        Thread.ofPlatform().daemon().name("watchdog").start(() -> watch(order.config()));
    TestResult result = run(order);
    watchdog.interrupt();
    before.add(watchdog);
    tell(result, !LeftThreads.areSome(before));
  }

  /// As jcstress's own forked program does.
  private TestResult run(Order order) {
    try {
      Runner<?> runner =
          (Runner<?>)
              runnerOf(order).getConstructor(ForkedTestConfig.class).newInstance(order.config());
      return runner.run();
    } catch (Throwable failure) {
      TestResult result = new TestResult(Status.TEST_ERROR);
      result.addMessages(failure);
      return result;
    }
  }

  private Class<?> runnerOf(Order order) throws ClassNotFoundException {
    Optional<Mutant> mutant = Mutant.of(order.subject());
    Subject.select(mutant.map(Mutant::subject).orElse(order.subject()));
    String name = order.config().generatedRunnerName;
    String key = name + " " + order.subject();
    Class<?> known = runners.get(key);
    if (known == null) {
      known = new KitClasses(Submission.location(), mutant.map(Mutant::folder)).loadClass(name);
      runners.put(key, known);
    }
    return known;
  }

  /// Tells of a scenario that does not end, and ends this JVM.
  ///
  /// jcstress limits the time of its iterations, but not that of the trial before the first of
  /// them. Looks are counted, not seconds: where the whole host stands still for a while, nobody is
  /// late. On a busy host they count as much as others leave of it.
  private void watch(ForkedTestConfig config) {
    Duration limit = limit(patience, config.time, config.iters);
    try {
      OwnTime time = new OwnTime(limit, LOOK);
      do {
        Thread.sleep(LOOK); // it measures time, and waits for nobody
      } while (!time.isOver());
      TestResult result = new TestResult(Status.TIMEOUT_ERROR);
      result.addMessage(
          "It did not end within %d s, and was ended.%n%s".formatted(limit.toSeconds(), places()));
      tell(result, false);
    } catch (InterruptedException e) {
      return; // it has ended
    } catch (IOException e) {
      // The parent is gone.
    }
    Runtime.getRuntime().halt(1);
  }

  /// {@return how long a scenario may take}
  static Duration limit(Duration patience, int iterationMillis, int iterations) {
    return patience.plus(Duration.ofMillis((long) iterationMillis * iterations * LATENESS));
  }

  private synchronized void tell(TestResult result, boolean clean) throws IOException {
    results.write(result, clean);
  }

  /// Where each thread is that is in the kit's code; last, the one that only waits for the others.
  private static String places() {
    return Thread.getAllStackTraces().entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().getName().equals("main")))
        .map(entry -> place(entry.getKey(), entry.getValue()))
        .filter(place -> place.contains("\n"))
        .collect(Collectors.joining("\n"));
  }

  private static String place(Thread thread, StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .filter(frame -> Submission.isOfInterest(frame.getClassName()))
        .filter(frame -> !frame.getClassName().startsWith(ForkMain.class.getName()))
        .map(frame -> "\n    at " + frame)
        .collect(Collectors.joining("", thread.getName() + " " + thread.getState(), ""));
  }
}
