// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// Four clients submit all kinds of tasks while somebody kills workers and some workers cannot
/// start, and check every outcome.
///
/// `java -cp examples/target/classes racetrack.process.pool.Chaos 60` does so for sixty seconds, in
/// the usual mode, and `… Chaos 60 low-latency` in the other. It ends with exit code 0 if every
/// future ended once with its own outcome and no task ran twice.
public final class Chaos {

  /// What a task does.
  enum Kind {
    SMALL,
    LARGE,
    SLOW,
    FAILING,
    EXITING,
    HANGING
  }

  /// What came of the tasks of one kind.
  static final class Tally {

    final AtomicLong asMeant = new AtomicLong();
    final AtomicLong lost = new AtomicLong();
    final AtomicLong timedOut = new AtomicLong();

    @Override
    public String toString() {
      return "%s as meant, %s lost, %s timed out".formatted(asMeant, lost, timedOut);
    }
  }

  private static final int CLIENTS = 4;
  private static final int WINDOW = 24;
  private static final int MEBIBYTE = 1 << 20;

  private final Path marks;
  private final ProcessPool pool;
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Kind, Tally> tallies = new EnumMap<>(Kind.class);
  private final AtomicLong kills = new AtomicLong();

  private Chaos(Path marks, boolean lowLatency) {
    this.marks = marks;
    this.pool =
        ProcessPool.builder()
            .workers(3)
            .taskTimeout(Duration.ofSeconds(2))
            .maxTasksPerWorker(500)
            .initializer(Chaos::endSomeStarts)
            .lowLatency(lowLatency)
            .build();
    Arrays.stream(Kind.values()).forEach(kind -> tallies.put(kind, new Tally()));
  }

  /// A task under way.
  private record Submitted(int id, Kind kind, TaskFuture<byte[]> future, AtomicInteger ends) {}

  /// What became of it all.
  record Report(Map<Kind, Tally> tallies, long kills, Statistics statistics) {

    Tally tally(Kind kind) {
      return requireNonNull(tallies.get(kind));
    }
  }

  /// Makes chaos and prints what became of it.
  ///
  /// @param args the number of seconds, then `low-latency` if that mode is meant
  /// @throws Exception if an outcome was not the task's own
  public static void main(String[] args) throws Exception {
    boolean lowLatency = args.length == 2 && args[1].equals("low-latency");
    if (args.length != (lowLatency ? 2 : 1) || !args[0].matches("[1-9][0-9]{0,8}")) {
      System.err.println("Chaos takes a number of seconds, and perhaps the word low-latency.");
      System.exit(2);
    }
    System.out.println(run(Duration.ofSeconds(Long.parseLong(args[0])), lowLatency));
  }

  /// Makes chaos for some time.
  ///
  /// @param lowLatency the pool's mode
  /// @return what became of it
  /// @throws AssertionError if an outcome was not the task's own
  static Report run(Duration time, boolean lowLatency) throws Exception {
    Path marks = Files.createTempDirectory("chaos");
    Chaos chaos = new Chaos(marks, lowLatency);
    try {
      chaos.rage(time);
      return new Report(chaos.tallies, chaos.kills.get(), chaos.pool.statistics());
    } finally {
      chaos.pool.terminateNow();
      delete(marks);
    }
  }

  private void rage(Duration time) throws Exception {
    try (var threads = Executors.newFixedThreadPool(CLIENTS + 1)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        long seed = i;
        running.add(
            threads.submit(() -> {
              beClient(new Random(seed));
              return null;
            }));
      }
      Future<?> killer =
          threads.submit(() -> {
            killWorkers(new Random(CLIENTS));
            return null;
          });
      try {
        killer.get(time.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        over.set(true);
      }
      for (Future<?> client : running) {
        client.get();
      }
      killer.get();
    }
    pool.close();
  }

  private void killWorkers(Random random) throws InterruptedException {
    while (!over.get()) {
      Thread.sleep(20 + random.nextInt(180)); // the rhythm is the point
      List<ProcessHandle> workers =
          ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
      if (!workers.isEmpty()) {
        workers.get(random.nextInt(workers.size())).destroyForcibly();
        kills.incrementAndGet();
      }
    }
  }

  /// Some only: if five in a row failed while nobody works, the pool would be broken, and rightly.
  private static void endSomeStarts() {
    if (ThreadLocalRandom.current().nextInt(16) == 0) {
      Runtime.getRuntime().halt(7);
    }
  }

  private void beClient(Random random) throws InterruptedException {
    Queue<Submitted> submitted = new ArrayDeque<>();
    while (!over.get()) {
      submitted.add(submit(random));
      if (submitted.size() >= WINDOW) {
        check(submitted.remove());
      }
    }
    while (!submitted.isEmpty()) {
      check(submitted.remove());
    }
  }

  private Submitted submit(Random random) {
    int id = ids.incrementAndGet();
    Kind kind = kind(random.nextInt(1000));
    byte[] payload = new byte[kind == Kind.LARGE ? MEBIBYTE : 16];
    Arrays.fill(payload, (byte) id);
    String mark = marks.resolve(Integer.toString(id)).toString();
    Submitted task =
        new Submitted(
            id, kind, pool.submit(() -> perform(kind, mark, payload)), new AtomicInteger());
    task.future().onDone(done -> task.ends().incrementAndGet());
    return task;
  }

  private static Kind kind(int dice) {
    return dice < 900
        ? Kind.SMALL
        : dice < 940
            ? Kind.LARGE
            : dice < 960
                ? Kind.SLOW
                : dice < 990 ? Kind.FAILING : dice < 998 ? Kind.EXITING : Kind.HANGING;
  }

  /// The task itself, in the worker. It leaves a mark, so that a second run would be found out.
  private static byte[] perform(Kind kind, String mark, byte[] payload) throws Exception {
    Files.createFile(Path.of(mark));
    switch (kind) {
      case SMALL, LARGE -> {}
      case SLOW -> Thread.sleep(30);
      case FAILING -> throw new IllegalStateException("failing as meant");
      case EXITING -> System.exit(5);
      case HANGING -> {
        while (true) {
          Thread.onSpinWait();
        }
      }
    }
    return payload;
  }

  private void check(Submitted task) throws InterruptedException {
    Tally tally = requireNonNull(tallies.get(task.kind()));
    try {
      byte[] result = task.future().get();
      byte[] expected = new byte[task.kind() == Kind.LARGE ? MEBIBYTE : 16];
      Arrays.fill(expected, (byte) task.id());
      require(task.kind().compareTo(Kind.SLOW) <= 0 && Arrays.equals(expected, result), task);
      require(Files.deleteIfExists(marks.resolve(Integer.toString(task.id()))), task);
      tally.asMeant.incrementAndGet();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case WorkerLostException lost ->
            (task.kind() == Kind.EXITING && String.valueOf(lost.getMessage()).contains("code 5 ")
                    ? tally.asMeant
                    : tally.lost)
                .incrementAndGet();
        case TimeoutException late ->
            (task.kind() == Kind.HANGING ? tally.asMeant : tally.timedOut).incrementAndGet();
        case FileAlreadyExistsException twice -> throw new AssertionError("ran twice: " + task);
        case IllegalStateException meant -> {
          require(task.kind() == Kind.FAILING, task);
          tally.asMeant.incrementAndGet();
        }
        case null, default -> throw new AssertionError(task.toString(), e);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    while (task.ends().get() == 0) {
      Thread.sleep(1); // the callback runs a moment after `get` returns
    }
    require(task.ends().get() == 1, task);
  }

  private static void require(boolean holds, Submitted task) {
    if (!holds) {
      throw new AssertionError("not its own outcome: " + task);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
