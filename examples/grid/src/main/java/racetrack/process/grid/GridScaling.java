// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import racetrack.process.pool.RemoteCallable;
import racetrack.process.pool.WorkerPool;
import racetrack.process.pool.WorkerPoolSubject;

/// Measures from which length of a task on the network pays, and for how large a payload.
///
/// A task waits for its length instead of computing: so each worker has a core's worth of its own,
/// also where the host has fewer cores than there are workers. What sending costs is paid for by
/// the host's real cores, all of it by one host; where that kept them busy, the cell says so.
///
/// Each cell is a closed loop: twice as many tasks are under way as there are workers, and
/// throughput is what was done in the time. The payload is an argument; the result is a number.
public final class GridScaling {

  /// How long to measure a cell, in nanoseconds.
  private static final long CELL = 500_000_000;

  private static final int MOST = 4;

  /// The lengths of the arguments, in bytes.
  private static final List<Integer> PAYLOADS = List.of(100, 10_000, 1_000_000, 10_000_000);

  /// Tasks of this length are not warmed up for, as what they cost does not show.
  private static final int LONG = 1_000;

  /// Of tasks of this length, which take long to measure, only the ends are looked at.
  private static final int LONGEST = 10_000;

  /// What was measured of one pool with one kind of task.
  ///
  /// @param pool the pool
  /// @param workers how many members or workers it has
  /// @param millis the length of a task
  /// @param bytes the length of its payload
  /// @param perSecond the throughput
  /// @param busy the share of the host's processors that worked meanwhile, from 0 to 1
  record Cell(String pool, int workers, int millis, int bytes, double perSecond, double busy) {}

  private final List<Integer> lengths;
  private final List<Cell> cells = new ArrayList<>();

  private GridScaling(List<Integer> lengths) {
    this.lengths = lengths;
  }

  /// Measures, and writes a file of JSON.
  ///
  /// @param arguments the file, and the lengths of the tasks in milliseconds
  /// @throws InterruptedException if interrupted meanwhile
  /// @throws ExecutionException if a member was lost with its task
  /// @throws IOException if the file cannot be written
  public static void main(String[] arguments)
      throws InterruptedException, ExecutionException, IOException {
    if (arguments.length < 2) {
      System.err.println("Say where to write, and how long tasks take: FILE MILLISECONDS…");
      System.exit(2);
    }
    List<Integer> lengths = Arrays.stream(arguments).skip(1).map(Integer::valueOf).toList();
    GridScaling scaling = new GridScaling(lengths);
    double before = load();
    scaling.measure();
    String json = scaling.json(before, load());
    Files.writeString(Path.of(arguments[0]), json, StandardCharsets.UTF_8);
  }

  private void measure() throws InterruptedException, ExecutionException {
    for (int workers = 1; workers <= MOST; workers++) {
      Grid grid = Grid.ofOwn(workers);
      if (!grid.await(workers, Duration.ofSeconds(60))) {
        throw new IllegalStateException("the members have not come");
      }
      int backlog = 2 * workers + 1;
      try (EnginePool pool = new EnginePool(grid, workers, new ArrayBlockingQueue<>(backlog))) {
        measure("GRID", pool, workers);
      }
      for (WorkerPoolSubject subject : List.of(WorkerPoolSubject.FAST, WorkerPoolSubject.THREADS)) {
        if (workers != 3) { // the law needs a fourth count; the comparison does not
          try (WorkerPool pool = subject.create(workers)) {
            String name = subject == WorkerPoolSubject.FAST ? "PROCESSES" : "THREADS";
            measure(name, pool, workers);
          }
        }
      }
    }
  }

  private void measure(String name, WorkerPool pool, int workers)
      throws InterruptedException, ExecutionException {
    run(pool, workers, 1, new byte[100], CELL); // classes are loaded and compiled
    for (int millis : lengths) {
      for (int bytes : PAYLOADS) {
        if (millis < LONGEST || isAtAnEnd(workers, bytes)) {
          cells.add(cell(name, pool, workers, millis, new byte[bytes]));
        }
      }
    }
  }

  private static boolean isAtAnEnd(int workers, int bytes) {
    return (workers == 1 || workers == MOST)
        && (bytes == PAYLOADS.getFirst() || bytes == PAYLOADS.getLast());
  }

  private static Cell cell(String name, WorkerPool pool, int workers, int millis, byte[] payload)
      throws InterruptedException, ExecutionException {
    if (millis < LONG) {
      run(pool, workers, millis, payload, 0);
    }
    Busy busy = Busy.now();
    long start = System.nanoTime();
    int tasks = run(pool, workers, millis, payload, CELL);
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Cell(name, workers, millis, payload.length, tasks / seconds, Busy.now().since(busy));
  }

  /// Keeps the workers busy, until so many nanoseconds are over and each has had a task or two.
  ///
  /// Each has as many as the others: while the last few tasks of a row run, the rest of the workers
  /// would be idle, and of long tasks there is time for three rows only.
  ///
  /// @return how many tasks were done
  static int run(WorkerPool pool, int workers, int millis, byte[] payload, long nanos)
      throws InterruptedException, ExecutionException {
    long start = System.nanoTime();
    int least = millis < LONG ? 2 * workers : workers;
    Queue<Future<Integer>> underWay = new ArrayDeque<>();
    int tasks = 0;
    while (tasks < least || tasks % workers > 0 || System.nanoTime() - start < nanos) {
      if (underWay.size() == 2 * workers) {
        underWay.remove().get();
      }
      RemoteCallable<Integer> work = () -> work(millis, payload);
      underWay.add(pool.submit(work));
      tasks++;
    }
    for (Future<Integer> last : underWay) {
      last.get();
    }
    return tasks;
  }

  private static int work(int millis, byte[] payload) throws InterruptedException {
    Thread.sleep(millis); // it stands for a computation on a core of its own
    return payload.length;
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private String json(double before, double after) {
    List<String> lines = new ArrayList<>();
    for (Cell cell : cells) {
      lines.add(
          "    {\"pool\": \"%s\", \"workers\": %d, \"millis\": %d, \"bytes\": %d,"
                  .formatted(cell.pool(), cell.workers(), cell.millis(), cell.bytes())
              + " \"perSecond\": %.4g, \"busy\": %.2f}".formatted(cell.perSecond(), cell.busy()));
    }
    return """
    {
      "time": "%s",
      "jdk": "%s",
      "cores": %d,
      "loadBefore": %.2f,
      "loadAfter": %.2f,
      "cells": [
    %s
      ]
    }
    """
        .formatted(
            Instant.now(),
            Runtime.version(),
            Runtime.getRuntime().availableProcessors(),
            before,
            after,
            String.join(",\n", lines));
  }

  /// What the host's processors have done so far, in ticks; zeros where there is no `/proc/stat`.
  ///
  /// @param working the ticks in which they worked
  /// @param all all ticks
  private record Busy(long working, long all) {

    static Busy now() {
      try {
        String[] parts = Files.readAllLines(Path.of("/proc/stat")).getFirst().split("\\s+");
        long[] ticks = Arrays.stream(parts).skip(1).limit(8).mapToLong(Long::parseLong).toArray();
        long all = Arrays.stream(ticks).sum();
        return new Busy(all - ticks[3] - ticks[4], all);
      } catch (IOException e) {
        return new Busy(0, 0);
      }
    }

    double since(Busy before) {
      long passed = all - before.all;
      return passed == 0 ? 0 : (working - before.working) / (double) passed;
    }
  }
}
