// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.IOException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/// What does it cost to have a task done by another process, beside a bare round trip over the same
/// kind of channel and beside Python's pool?
///
/// **Prediction:** one round trip costs about as much as the bare one: it crosses shared memory,
/// but the worker must be woken all the same; in low-latency mode nobody is woken, and it costs a
/// fraction. A stream of tasks costs far less than a round trip each, as several share a wake-up;
/// in chunks, the function is what costs. Of a mebibyte, the pool's way there and back makes twice
/// as many copies as the bare channel's. One round trip of a thousand takes many times the median:
/// somebody else had the core.
///
/// **Trap:** an idle core must be woken, which takes longer than all else. So the floor is measured
/// in the same run, forks of both by turns, and a figure of one is never held against a figure of
/// another run.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
@Threads(1) // one caller: the floor has one connection
public class ProcessPoolBench {

  private static final int STREAM = 20_000;
  private static final int ELEMENTS = 1_000_000;
  private static final int WORKERS = 2;

  /// The pool, with workers that have been used.
  @State(Scope.Benchmark)
  public static class Pool {

    private final byte[] mebibyte = new byte[1 << 20];
    private final List<Integer> elements = new Counting(ELEMENTS);
    private ProcessPool pool;

    @Setup
    public void open() {
      pool = ProcessPool.builder().workers(WORKERS).build();
    }

    @TearDown
    public void close() {
      pool.close();
    }
  }

  /// One worker in low-latency mode: with the caller, two who look for each other, and a third that
  /// looked too would take a core from one of them.
  @State(Scope.Benchmark)
  public static class LowLatency {

    private ProcessPool pool;

    @Setup
    public void open() {
      pool = ProcessPool.builder().workers(1).lowLatency(true).build();
    }

    @TearDown
    public void close() {
      pool.close();
    }
  }

  /// The bare channel.
  @State(Scope.Benchmark)
  public static class Floor {

    private Echo small;
    private Echo mebibyte;

    @Setup
    public void open() throws IOException {
      small = new Echo(64);
      mebibyte = new Echo(1 << 20);
    }

    @TearDown
    public void close() throws IOException {
      small.close();
      mebibyte.close();
    }
  }

  /// Python's pool.
  @State(Scope.Benchmark)
  public static class Python {

    private PythonPool pool;

    @Setup
    public void open() throws IOException {
      pool = new PythonPool(WORKERS);
    }

    @TearDown
    public void close() throws IOException {
      pool.close();
    }
  }

  @Benchmark
  public int roundTrip(Pool state) throws InterruptedException, ExecutionException {
    return state.pool.submit(() -> 1).get();
  }

  @Benchmark
  public int roundTripSpinning(LowLatency state) throws InterruptedException, ExecutionException {
    return state.pool.submit(() -> 1).get();
  }

  @Benchmark
  public int roundTripFloor(Floor floor) throws IOException {
    return floor.small.roundTrip();
  }

  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  public int roundTripLatency(Pool state) throws InterruptedException, ExecutionException {
    return roundTrip(state);
  }

  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  public int roundTripSpinningLatency(LowLatency state)
      throws InterruptedException, ExecutionException {
    return roundTripSpinning(state);
  }

  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  public int roundTripFloorLatency(Floor floor) throws IOException {
    return roundTripFloor(floor);
  }

  @Benchmark
  @OperationsPerInvocation(500)
  public long roundTripPython(Python python) throws IOException {
    return checked(python.pool.run("roundTrip", 500), 500);
  }

  @Benchmark
  @OperationsPerInvocation(STREAM)
  public long stream(Pool state) throws InterruptedException, ExecutionException {
    List<TaskFuture<Integer>> futures = new ArrayList<>(STREAM);
    for (int i = 0; i < STREAM; i++) {
      int number = i;
      futures.add(state.pool.submit(() -> number + 1));
    }
    long sum = 0;
    for (TaskFuture<Integer> future : futures) {
      sum += future.get();
    }
    return checked(sum, STREAM);
  }

  @Benchmark
  @OperationsPerInvocation(2000)
  public long streamPython(Python python) throws IOException {
    return checked(python.pool.run("stream", 2000), 2000);
  }

  @Benchmark
  @OperationsPerInvocation(ELEMENTS)
  public long mapInChunks(Pool state) {
    long sum = 0;
    MapOptions options = MapOptions.DEFAULT.withChunk(1000);
    try (MapResults<Integer> results =
        state.pool.map(number -> number + 1, state.elements, options)) {
      while (results.hasNext()) {
        sum += results.next();
      }
    }
    return checked(sum, ELEMENTS);
  }

  @Benchmark
  @OperationsPerInvocation(ELEMENTS)
  public long mapInChunksPython(Python python) throws IOException {
    return checked(python.pool.run("map", ELEMENTS), ELEMENTS);
  }

  @Benchmark
  public int largePayload(Pool state) throws InterruptedException, ExecutionException {
    byte[] payload = state.mebibyte;
    return state.pool.submit(() -> payload).get().length;
  }

  @Benchmark
  public int largePayloadFloor(Floor floor) throws IOException {
    return floor.mebibyte.roundTrip();
  }

  /// The sum of 1 to count, or it was not the work that was asked for.
  private static long checked(long sum, long count) {
    if (sum != count * (count + 1) / 2) {
      throw new IllegalStateException("the sum of 1 to " + count + " is not " + sum);
    }
    return sum;
  }

  /// The numbers from zero on, none of which is kept.
  private static final class Counting extends AbstractList<Integer> {

    private final int size;

    Counting(int size) {
      this.size = size;
    }

    @Override
    public Integer get(int index) {
      return index;
    }

    @Override
    public int size() {
      return size;
    }
  }
}
