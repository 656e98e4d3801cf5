// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.runner.CompilerHints;
import racetrack.programs.JavaLauncher;
import racetrack.programs.JvmOptions;
import racetrack.programs.Leash;

/// Runs each fork in a JVM of its own ([ForkMain]), and ends those that do not end.
///
/// @param shape the visits of a fork
/// @param classPath the class path of its JVM
/// @param jvmArguments what its JVM is told, beyond what this JVM was told
/// @param lot draws the order of the visits
record JvmForkRunner(
    ForkShape shape, String classPath, List<String> jvmArguments, RandomGenerator lot)
    implements ForkRunner {

  /// What a fork gets beyond twice its iterations, to start, wind down and be late.
  private static final int GRACE_SECONDS = 20;

  private static final int CHARACTERS_OF_LAST_LINE = 4_000;

  @Override
  public Map<Cell, BenchmarkResult> run(Curve curve) throws ForkFailedException {
    List<Cell> warmups = List.of(curve.cells().getFirst(), curve.cells().getLast());
    List<Cell> visits = new ArrayList<>();
    for (int round = 0; round < shape.visits(); round++) {
      List<Cell> cells = new ArrayList<>(curve.cells());
      Collections.shuffle(cells, lot);
      visits.addAll(cells);
    }
    Process process = start(order(curve, warmups, visits));
    CompletableFuture<Optional<String>> lastWords =
        CompletableFuture.supplyAsync(() -> lastLine(process), Thread::startVirtualThread);
    long limit = (long) Math.ceil(2 * shape.seconds(curve.cells().size())) + GRACE_SECONDS;
    AtomicBoolean late = new AtomicBoolean();
    CompletableFuture.delayedExecutor(limit, TimeUnit.SECONDS, Thread::startVirtualThread)
        .execute(() -> endIfAlive(process, late));
    try {
      return read(process, visits);
    } catch (IOException e) {
      process.onExit().join();
      if (late.get()) {
        throw ForkFailedException.killed(
            "It had not ended after %d s, and was killed.".formatted(limit));
      }
      throw new ForkFailedException(
          "Its JVM ended with exit code %d before it had measured all%s"
              .formatted(
                  process.exitValue(), lastWords.join().map(last -> ": " + last).orElse(".")));
    } finally {
      process.onExit().join();
    }
  }

  private Order order(Curve curve, List<Cell> warmups, List<Cell> visits) {
    int cells = curve.cells().size();
    return new Order(
        curve.benchmark(),
        shape.patienceMillis(cells),
        cells,
        warmups.stream().map(cell -> visit(cell, 0, shape.warmupMillis())).toList(),
        visits.stream()
            .map(cell -> visit(cell, shape.rampMillis(), shape.measurementMillis()))
            .toList());
  }

  private static Order.Visit visit(Cell cell, int rampMillis, int millis) {
    return new Order.Visit(cell.threads(), rampMillis, millis, cell.parameters());
  }

  private Process start(Order order) throws ForkFailedException {
    List<String> command = new ArrayList<>();
    command.add(JavaLauncher.path());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(jvmArguments);
    command.add("-D" + Leash.PROPERTY + "=true");
    command.add("-XX:+DisplayVMOutputToStderr"); // the results go to standard output
    command.add("-D" + JmhLock.IGNORE + "=true"); // this JVM has it
    CompilerHints.addCompilerHints(command);
    command.addAll(List.of("-cp", classPath));
    command.add(ForkMain.class.getName());
    command.addAll(order.toArguments());
    ProcessBuilder builder = new ProcessBuilder(command);
    JvmOptions.dropFrom(builder.environment());
    try {
      return builder.start();
    } catch (IOException e) {
      throw new ForkFailedException("No JVM could be started: " + e.getMessage());
    }
  }

  private static Map<Cell, BenchmarkResult> read(Process process, List<Cell> visits)
      throws IOException, ForkFailedException {
    Map<Cell, BenchmarkResult> merged = new HashMap<>();
    try (ObjectInputStream from = new ObjectInputStream(process.getInputStream())) {
      Iterator<Cell> cells = visits.iterator();
      for (BenchmarkResult visit = readResult(from); visit != null; visit = readResult(from)) {
        merged.merge(cells.next(), visit, JvmForkRunner::merged);
      }
    }
    return merged;
  }

  private static BenchmarkResult merged(BenchmarkResult one, BenchmarkResult other) {
    List<IterationResult> iterations = new ArrayList<>(one.getIterationResults());
    iterations.addAll(other.getIterationResults());
    return new BenchmarkResult(one.getParams(), iterations);
  }

  /// {@return the next result; null after the last one}
  private static @Nullable BenchmarkResult readResult(ObjectInputStream from)
      throws IOException, ForkFailedException {
    try {
      return switch (from.readObject()) {
        case null -> null;
        case BenchmarkResult result -> result;
        case Object reason -> throw new ForkFailedException(reason.toString());
      };
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the fork has the same classes", e);
    }
  }

  /// A fork may write without an end, and without the end of a line.
  private static Optional<String> lastLine(Process process) {
    StringBuilder words = new StringBuilder();
    char[] buffer = new char[CHARACTERS_OF_LAST_LINE];
    try (BufferedReader errors = process.errorReader()) {
      for (int read = errors.read(buffer); read >= 0; read = errors.read(buffer)) {
        words.append(buffer, 0, read);
        words.delete(0, Math.max(0, words.length() - CHARACTERS_OF_LAST_LINE));
      }
      return words.toString().lines().reduce((_, next) -> next);
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty(); // it was ended
    }
  }

  private static void endIfAlive(Process process, AtomicBoolean late) {
    if (process.isAlive()) {
      late.set(true);
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
