// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// How long does a fresh pool's first result take, beside the bare start of a JVM?
///
/// **Prediction:** little more than the JVM's own start: the worker needs sockets, serialisation
/// and, for a lambda, the linking of one call site.
///
/// **Trap:** the bare JVM must have the same flags and class path, and must end by itself.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 15)
@Fork(3)
public class ProcessPoolStartBench {

  private ProcessPool pool = ProcessPool.builder().build();

  @TearDown(Level.Iteration)
  public void terminate() {
    pool.terminateNow();
    pool.close();
  }

  @Benchmark
  public int firstResult() throws InterruptedException, ExecutionException {
    pool = ProcessPool.builder().workers(1).build();
    return pool.submit(() -> 1).get();
  }

  @Benchmark
  public int bareStart() throws IOException, InterruptedException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-cp",
            Launch.ownClassPath(),
            ProcessPoolStartBench.class.getName())
        .start()
        .waitFor();
  }

  /// The program of the bare JVM.
  public static void main(String[] arguments) {
    System.out.println(arguments.length);
  }
}
