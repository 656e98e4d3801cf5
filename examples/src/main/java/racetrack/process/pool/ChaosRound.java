// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One pool of [Chaos]: its clients, who kills its workers, how it ends, and the account of what it
/// accepted.
///
/// Each task ends in exactly one way: its future says what came of it; or, if it was executed and
/// has no future, it is reported, or it is given back by `shutdownNow`.
final class ChaosRound {

  private static final int CLIENTS = 4;

  /// For how long workers are killed while the pool ends.
  private static final Duration UNDER_FIRE = Duration.ofSeconds(1);

  /// How long anything may take at most, in seconds.
  private static final long LIMIT = 120;

  private final Path marks;
  private final Chaos.Tallies tallies;
  private final ChaosEnd end;
  private final long seed;
  private final ProcessPool pool;
  private final AtomicBoolean over = new AtomicBoolean();

  /// What was executed.
  private final Queue<Runnable> executed = new ConcurrentLinkedQueue<>();

  /// The tasks that have run and told so, by number.
  private final Set<Integer> reported = ConcurrentHashMap.newKeySet();

  /// How many of those that were executed ended with their worker, or at their limit.
  private final AtomicInteger lost = new AtomicInteger();

  /// How many futures of single tasks were cancelled.
  private final AtomicInteger cancelled = new AtomicInteger();

  private volatile @Nullable Throwable unexpected;

  ChaosRound(Path marks, Chaos.Tallies tallies, ChaosEnd end, long seed, boolean lowLatency) {
    this.marks = marks;
    this.tallies = tallies;
    this.end = end;
    this.seed = seed;
    this.pool =
        ProcessPool.builder()
            .workers(3)
            .taskTimeout(Duration.ofMillis(300)) // so that some that hang live to see it
            .maxTasksPerWorker(200)
            .initializer(ChaosRound::endSomeStarts)
            .lowLatency(lowLatency)
            .build();
  }

  /// Some only: if five in a row failed while nobody works, the pool would be broken, and rightly.
  private static void endSomeStarts() {
    if (ThreadLocalRandom.current().nextInt(32) == 0) {
      Runtime.getRuntime().halt(7);
    }
  }

  Chaos.Tallies tallies() {
    return tallies;
  }

  ChaosEnd end() {
    return end;
  }

  ProcessPool pool() {
    return pool;
  }

  /// Lets the clients rage for a time, ends the pool under their hands, and settles the account.
  void run(Duration time) throws Exception {
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler(this::takeNoteAndThrow);
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS + 2);
    try {
      List<Future<?>> clients = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        Random random = new Random(seed + client);
        clients.add(threads.submit(() -> new ChaosClient(this, random).call()));
      }
      letBegin();
      Future<?> killer = threads.submit(() -> killWorkers(new Random(seed)));
      letRage(killer, time);
      Future<List<Runnable>> ending = threads.submit(() -> end.end(pool));
      letRage(ending, UNDER_FIRE);
      over.set(true);
      await(killer);
      List<Runnable> returned = await(ending);
      for (Future<?> client : clients) {
        await(client);
      }
      settle(returned);
    } finally {
      pool.terminateNow();
      threads.shutdownNow();
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  /// Waits for the first task: who kills all who start sees none.
  private void letBegin() throws InterruptedException {
    for (long wait = 0; pool.statistics().tasksDone() == 0; wait++) {
      require(wait < LIMIT * 1000, "should have ended by now");
      Thread.sleep(1); // between two looks
    }
  }

  /// Waits for a time, or until a part has ended; one that fails says so at once.
  private static void letRage(Future<?> part, Duration time) throws Exception {
    try {
      part.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // as it should be
    }
  }

  private <T> T await(Future<T> part) throws Exception {
    try {
      return part.get(LIMIT, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(
          "after %s somebody still waits: %s".formatted(end, pool.statistics()), e);
    }
  }

  private @Nullable Void killWorkers(Random random) throws InterruptedException {
    while (!over.get()) {
      List<ProcessHandle> workers =
          ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
      if (!workers.isEmpty()) {
        workers.get(random.nextInt(workers.size())).destroyForcibly();
        tallies.kills.incrementAndGet();
      }
      Thread.sleep(20 + random.nextInt(180)); // the rhythm is the point
    }
    return null;
  }

  /// Executes a task that fails with its number, if the end of this round tells what it cancels.
  void execute(int id) {
    if (!end.accounts()) {
      return;
    }
    String mark = markOf(id);
    RemoteRunnable task = () -> ChaosClient.markAndFail(mark, id);
    pool.execute(task);
    executed.add(task);
  }

  String markOf(int id) {
    return marks.resolve(Integer.toString(id)).toString();
  }

  void countCancelled() {
    cancelled.incrementAndGet();
  }

  /// The handler of uncaught exceptions: it takes note of what was executed, and fails itself.
  private void takeNoteAndThrow(Thread thread, Throwable failure) {
    switch (failure) {
      case ChaosClient.Failing failing -> note(reported.add(failing.id()), failing);
      case WorkerLostException _ -> lost.incrementAndGet();
      case TimeoutException _ -> lost.incrementAndGet();
      case ChaosClient.BadCallback _ -> {}
      case IllegalStateException told when tellsOfAShortage(told) -> {}
      default -> note(false, failure);
    }
    throw new IllegalStateException("a handler that throws", failure);
  }

  private static boolean tellsOfAShortage(IllegalStateException told) {
    return String.valueOf(told.getMessage()).startsWith("the pool goes on with ");
  }

  private void note(boolean expected, Throwable failure) {
    if (!expected) {
      unexpected = failure;
    }
  }

  /// Finds each that was accepted in one place. The thread that ends a future reports its failure a
  /// moment later.
  private void settle(List<Runnable> returned) throws InterruptedException {
    Set<Runnable> back = Collections.newSetFromMap(new IdentityHashMap<>());
    back.addAll(returned);
    long given = executed.stream().filter(back::contains).count();
    require(back.size() == returned.size(), "was given back twice");
    require(
        !end.accounts() || returned.size() == given + cancelled.get(),
        "was cancelled and not given back");
    for (long wait = 0; reported.size() + lost.get() != executed.size() - given; wait++) {
      require(wait < LIMIT * 1000, "was executed, and has not ended once");
      Thread.sleep(1); // between two looks
    }
    if (unexpected != null) {
      throw new AssertionError("not a failure of the tasks", unexpected);
    }
  }

  private void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(
          "some task %s: %d were executed, of which %d are reported and %d lost; %d were cancelled"
              .formatted(what, executed.size(), reported.size(), lost.get(), cancelled.get()));
    }
  }
}
