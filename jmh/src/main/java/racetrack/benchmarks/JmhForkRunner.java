// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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

/// Runs forks through JMH, which prints nothing, and ends those that do not end.
///
/// JMH's GC profiler adds the bytes allocated per operation.
///
/// @param shape the iterations of a fork
/// @param jvmArguments what its JVM is told
record JmhForkRunner(ForkShape shape, List<String> jvmArguments) implements ForkRunner {

  /// What a fork gets beyond twice its iterations, to start, wind down and be late.
  private static final int GRACE_SECONDS = 20;

  @Override
  public BenchmarkResult run(Cell cell) throws ForkFailedException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(cell.benchmark()) + "$")
            .threads(cell.threads())
            .forks(1)
            .jvmArgsAppend(jvmArguments.toArray(String[]::new))
            .warmupForks(0)
            .warmupIterations(shape.warmups())
            .warmupTime(TimeValue.milliseconds(shape.warmupMillis()))
            .measurementIterations(shape.measurements())
            .measurementTime(TimeValue.milliseconds(shape.measurementMillis()))
            .shouldFailOnError(true)
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT);
    cell.parameters().forEach(options::param);
    return only(runWatched(new Runner(options.build())));
  }

  private Collection<RunResult> runWatched(Runner runner) throws ForkFailedException {
    long limit = (long) Math.ceil(2 * shape.seconds()) + GRACE_SECONDS;
    CountDownLatch ended = new CountDownLatch(1);
    AtomicBoolean late = new AtomicBoolean();
    Thread.ofVirtual()
        .name("watch")
        .start(() -> {
          try {
            if (!ended.await(limit, TimeUnit.SECONDS)) {
              late.set(true);
              ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    try {
      return runner.run();
    } catch (RunnerException e) {
      throw new ForkFailedException(
          late.get() ? "It had not ended after %d s, and was killed.".formatted(limit) : reason(e));
    } finally {
      ended.countDown();
    }
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

  private static BenchmarkResult only(Collection<RunResult> results) throws ForkFailedException {
    if (results.size() != 1) {
      throw new ForkFailedException("JMH gave %d results for one fork.".formatted(results.size()));
    }
    return results.iterator().next().getBenchmarkResults().iterator().next();
  }
}
