// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/// How long does a fresh pool's first result take, beside the bare start of a JVM, and how long
/// does it take to close a pool?
///
/// **Prediction:** the first result takes three to five starts of a JVM. Beside an empty program, a
/// worker's first Unix-domain socket costs one and a half starts, as it loads the security
/// providers, its first mapped file most of another, and the linking of a lambda a quarter. To
/// close a pool takes some milliseconds.
///
/// **Trap:** the bare JVM must have the same flags and class path, and must end by itself.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 15)
@Fork(3)
@Threads(1)
public class ProcessPoolStartBench {

  private ProcessPool pool = ProcessPool.builder().build();

  /// A pool whose worker has nothing to do.
  @State(Scope.Benchmark)
  public static class Idle {

    private ProcessPool pool;

    @Setup(Level.Iteration)
    public void open() throws InterruptedException, ExecutionException {
      pool = ProcessPool.builder().workers(1).build();
      pool.submit(() -> 1).get();
    }
  }

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
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ProcessPool.Builder.JVM_ARGUMENTS);
    command.addAll(List.of("-cp", Launch.ownClassPath(), ProcessPoolStartBench.class.getName()));
    return new ProcessBuilder(command).start().waitFor();
  }

  @Benchmark
  public void close(Idle idle) {
    idle.pool.close();
  }

  /// The program of the bare JVM.
  public static void main(String[] arguments) {
    System.out.println(arguments.length);
  }
}
