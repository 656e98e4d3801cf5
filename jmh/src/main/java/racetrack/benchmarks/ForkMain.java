// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import racetrack.catalogue.Submission;
import racetrack.programs.Leash;
import racetrack.runners.ResultNames;

/// The fork: measures a curve, visit after visit.
///
/// JMH runs within this JVM, just as it does in the forks that it starts itself when it warms up in
/// bulk; the JVM's options are those that JMH gives its forks. The start of a JVM and the
/// compilation of the benchmark are paid for once, and not at each number of workers. So that none
/// of these gains from coming after another one, the runner draws their order by lot.
///
/// To its standard output go serialised objects, a [BenchmarkResult] per visit. The last one is
/// null, or a string that says why there are no more.
final class ForkMain {

  private static final int MOST_CHARACTERS = 1_000;

  private ForkMain() {}

  /// Measures, and exits.
  ///
  /// @param words an [Order]
  public static void main(String[] words) throws IOException {
    Leash.fasten();
    try (ObjectOutputStream results =
        new ObjectOutputStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)))) {
      System.setOut(System.err); // what a benchmark prints is no result
      measure(Order.parse(words), results);
    }
    System.exit(0); // a benchmark may have left a thread
  }

  private static void measure(Order order, ObjectOutputStream results) throws IOException {
    long start = System.nanoTime();
    try {
      for (int index = 0; index < order.warmups().size(); index++) {
        if (order.warmsUp(index, millisSince(start))) {
          BenchmarkResult _ = measured(order.benchmark(), order.warmups().get(index));
        }
      }
      for (int index = 0; index < order.visits().size(); index++) {
        if (!order.visits(index, millisSince(start))) {
          break;
        }
        results.writeObject(measured(order.benchmark(), order.visits().get(index)));
        results.flush();
      }
      results.writeObject(null);
    } catch (RunnerException e) {
      results.writeObject(inTheirWords(reason(e)));
    }
  }

  private static long millisSince(long nanoTime) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanoTime);
  }

  private static BenchmarkResult measured(String benchmark, Order.Visit visit)
      throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(benchmark) + "$")
            .threads(visit.threads())
            .forks(0)
            .warmupIterations(visit.rampMillis() > 0 ? 1 : 0)
            .warmupTime(TimeValue.milliseconds(visit.rampMillis()))
            .measurementIterations(1)
            .measurementTime(TimeValue.milliseconds(visit.millis()))
            .shouldFailOnError(true)
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT);
    visit.parameters().forEach((name, value) -> options.param(name, asJmhKnowsIt(name, value)));
    Collection<RunResult> results = new Runner(options.build()).run();
    if (results.size() != 1) {
      throw new RunnerException("JMH gave %d results for one fork.".formatted(results.size()));
    }
    return results.iterator().next().getBenchmarkResults().iterator().next();
  }

  /// A benchmark knows a class from outside by the constant that stands for it.
  private static String asJmhKnowsIt(String parameter, String value) {
    return parameter.equals(ResultNames.SUBJECT) ? Submission.constant(value) : value;
  }

  /// And the other way round. What such a class has to say may be long.
  private static String inTheirWords(String reason) {
    String words =
        reason.replace(
            Submission.SUBJECT, System.getProperty(Submission.PROPERTY, Submission.SUBJECT));
    return words.substring(0, Math.min(MOST_CHARACTERS, words.length()));
  }

  /// JMH wraps what a benchmark threw into an exception that suppresses it.
  private static String reason(RunnerException e) {
    Throwable cause = e.getCause();
    if (cause == null) {
      return String.valueOf(e.getMessage());
    }
    for (Throwable thrown : cause.getSuppressed()) {
      return thrown instanceof AssertionError && thrown.getMessage() != null
          ? thrown.getMessage()
          : thrown.toString();
    }
    return cause.toString();
  }
}
