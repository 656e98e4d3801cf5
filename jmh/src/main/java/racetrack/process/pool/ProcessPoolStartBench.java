// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
/// **Prediction:** the first result takes two to three times as long as an empty program with as
/// large a class path: a worker's first Unix-domain socket sets the security providers up, its
/// first mapped file and its first lambda link method handles. An AOT cache, where the worker's
/// classes are found ready, saves the smaller part: the providers are set up as before, and then
/// the class of the task, which no cache holds, is loaded from its jar and verified, and its lambda
/// linked. It stays nearly two starts from the same cache. To close a pool takes some milliseconds.
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

  /// A cache from which workers start.
  @State(Scope.Benchmark)
  public static class Cache {

    private Path folder;
    private String argument;

    @Setup
    public void make() throws IOException {
      folder = Files.createTempDirectory("caches");
      ProcessPool.builder().aotCache(folder).build().close();
      try (Stream<Path> caches = Files.list(folder)) {
        argument = "-XX:AOTCache=" + caches.findFirst().orElseThrow();
      }
    }

    @TearDown
    public void delete() throws IOException {
      Files.delete(Path.of(argument.substring(argument.indexOf('=') + 1)));
      Files.delete(folder);
    }
  }

  @TearDown(Level.Iteration)
  public void terminate() {
    pool.terminateNow();
    pool.close();
  }

  @Benchmark
  public int firstResult() throws InterruptedException, ExecutionException {
    return firstOf(ProcessPool.builder());
  }

  @Benchmark
  public int firstResultFromCache(Cache cache) throws InterruptedException, ExecutionException {
    return firstOf(ProcessPool.builder().aotCache(cache.folder));
  }

  @Benchmark
  public int bareStart() throws IOException, InterruptedException {
    return start(List.of());
  }

  @Benchmark
  public int bareStartFromCache(Cache cache) throws IOException, InterruptedException {
    return start(List.of(cache.argument));
  }

  @Benchmark
  public void close(Idle idle) {
    idle.pool.close();
  }

  private int firstOf(ProcessPool.Builder builder) throws InterruptedException, ExecutionException {
    pool = builder.workers(1).build();
    return pool.submit(() -> 1).get();
  }

  private static int start(List<String> more) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(ProcessPool.Builder.JVM_ARGUMENTS);
    arguments.addAll(more);
    arguments.addAll(List.of("-cp", ClassPath.own(), ProcessPoolStartBench.class.getName()));
    return JvmCommand.builder(arguments).start().waitFor();
  }

  /// The program of the bare JVM.
  public static void main(String[] arguments) {
    System.out.println(arguments.length);
  }
}
