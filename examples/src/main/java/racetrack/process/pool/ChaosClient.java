// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import racetrack.process.pool.Chaos.Kind;
import racetrack.process.pool.Chaos.Tally;

/// A client of [Chaos]: it submits tasks of all kinds until it is refused, and checks each outcome.
final class ChaosClient implements Callable<@Nullable Void> {

  private static final int WINDOW = 24;
  private static final int MEBIBYTE = 1 << 20;

  private final ChaosRound round;
  private final Random random;
  private final Queue<Submitted> submitted = new ArrayDeque<>();

  ChaosClient(ChaosRound round, Random random) {
    this.round = round;
    this.random = random;
  }

  /// A task under way.
  private record Submitted(int id, Kind kind, TaskFuture<byte[]> future, AtomicInteger ends) {}

  /// What a task throws that is meant to fail.
  static final class Failing extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    private final int id;

    Failing(int id) {
      super("failing as meant");
      this.id = id;
    }

    int id() {
      return id;
    }
  }

  /// What a callback throws.
  static final class BadCallback extends Error {

    @Serial private static final long serialVersionUID = 1;
  }

  @Override
  public @Nullable Void call() throws Exception {
    try {
      while (true) {
        submit(kind(random.nextInt(1000)));
        if (submitted.size() >= WINDOW) {
          check(submitted.remove());
        }
      }
    } catch (RejectedExecutionException e) {
      require(round.pool().isShutdown(), "was refused by a pool that is open", e);
    }
    while (!submitted.isEmpty()) {
      check(submitted.remove());
    }
    return null;
  }

  private static Kind kind(int dice) {
    return dice < 860
        ? Kind.SMALL
        : dice < 900
            ? Kind.LARGE
            : dice < 920
                ? Kind.SLOW
                : dice < 945
                    ? Kind.FAILING
                    : dice < 952
                        ? Kind.EXITING
                        : dice < 953
                            ? Kind.HANGING
                            : dice < 974
                                ? Kind.EXECUTED
                                : dice < 990 ? Kind.MAPPED : Kind.UNSENDABLE;
  }

  private void submit(Kind kind) throws IOException {
    switch (kind) {
      case SMALL, LARGE, SLOW, FAILING, EXITING, HANGING -> submitSingle(kind);
      case EXECUTED -> {
        round.execute(nextId());
        tally(kind).asMeant.incrementAndGet();
      }
      case MAPPED -> new ChaosMap(round, random).run();
      case UNSENDABLE -> submitUnsendable();
    }
  }

  private void submitSingle(Kind kind) {
    int id = nextId();
    byte[] payload = payload(kind, id);
    String mark = round.markOf(id);
    Submitted task =
        new Submitted(
            id,
            kind,
            round.pool().submit(() -> perform(kind, id, mark, payload)),
            new AtomicInteger());
    task.future().onDone(done -> task.ends().incrementAndGet());
    task.future()
        .onDone(done -> {
          throw new BadCallback();
        });
    task.future().onDone(done -> task.ends().incrementAndGet());
    submitted.add(task);
  }

  private static byte[] payload(Kind kind, int id) {
    byte[] payload = new byte[kind == Kind.LARGE ? MEBIBYTE : 16];
    Arrays.fill(payload, (byte) id);
    return payload;
  }

  private void submitUnsendable() {
    Object unsendable = new Object();
    RemoteCallable<Object> task = () -> unsendable;
    try {
      throw new AssertionError("it crossed: " + round.pool().submit(task));
    } catch (RejectedExecutionException e) {
      tally(Kind.UNSENDABLE).asMeant.incrementAndGet();
    }
  }

  /// The task itself, in the worker. It leaves a mark, so that a second run would be found out.
  private static byte[] perform(Kind kind, int id, String mark, byte[] payload) throws Exception {
    Files.createFile(Path.of(mark));
    switch (kind) {
      case SMALL, LARGE -> {}
      case SLOW -> Thread.sleep(30); // the slowness is its work
      case FAILING -> throw new Failing(id);
      case EXITING -> System.exit(5);
      case HANGING -> {
        while (true) {
          Thread.onSpinWait();
        }
      }
      case EXECUTED, MAPPED, UNSENDABLE -> throw new AssertionError("no task of this kind");
    }
    return payload;
  }

  /// What is executed without a future, in the worker.
  static void markAndFail(String mark, int id) {
    try {
      Files.createFile(Path.of(mark));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new Failing(id);
  }

  private void check(Submitted task) throws Exception {
    Tally tally = tally(task.kind());
    try {
      byte[] result = task.future().get();
      require(
          task.kind().compareTo(Kind.SLOW) <= 0
              && Arrays.equals(payload(task.kind(), task.id()), result),
          "has another's result",
          task);
      require(Files.deleteIfExists(Path.of(round.markOf(task.id()))), "has not run", task);
      tally.asMeant.incrementAndGet();
    } catch (ExecutionException e) {
      checkFailure(task, requireNonNull(e.getCause()), tally);
    } catch (CancellationException e) {
      checkCancelled(round, round.markOf(task.id()), task);
      round.countCancelled();
      tally.cancelled.incrementAndGet();
    }
    while (task.ends().get() < 2) {
      Thread.sleep(1); // the callbacks run a moment after `get` returns
    }
    require(task.ends().get() == 2, "has called back more than once", task);
  }

  private void checkFailure(Submitted task, Throwable cause, Tally tally) {
    switch (cause) {
      case WorkerLostException lost ->
          (task.kind() == Kind.EXITING && String.valueOf(lost.getMessage()).contains("code 5 ")
                  ? tally.asMeant
                  : tally.lost)
              .incrementAndGet();
      case TimeoutException _ ->
          (task.kind() == Kind.HANGING ? tally.asMeant : tally.timedOut).incrementAndGet();
      case InterruptedException _ -> {
        require(task.kind() == Kind.SLOW && round.end().cancels(), "was interrupted", task);
        tally.cancelled.incrementAndGet();
      }
      case Failing failing -> {
        require(task.kind() == Kind.FAILING && failing.id() == task.id(), "fails as another", task);
        tally.asMeant.incrementAndGet();
      }
      case FileAlreadyExistsException _ -> require(false, "ran twice", task);
      default -> throw new AssertionError(task.toString(), cause);
    }
  }

  /// What was cancelled has not begun, unless its worker was killed.
  static void checkCancelled(ChaosRound round, String mark, Object task) {
    require(round.end().cancels(), "was cancelled", task);
    boolean begun = Files.exists(Path.of(mark));
    require(!begun || round.end() == ChaosEnd.TERMINATE_NOW, "was cancelled, and has run", task);
  }

  private int nextId() {
    return round.tallies().ids.incrementAndGet();
  }

  private Tally tally(Kind kind) {
    return round.tallies().of(kind);
  }

  static void require(boolean holds, String what, Object task) {
    if (!holds) {
      throw new AssertionError("it %s: %s".formatted(what, task));
    }
  }
}
