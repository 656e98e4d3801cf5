// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import racetrack.catalogue.Claim;
import racetrack.executor.pool.TaskPool.Saturation;
import racetrack.executor.pool.TaskPool.Settings;

/// Submitters in a crowd, while others shut the pool down in any way, and an account of each task.
///
/// `java -cp examples/target/classes racetrack.executor.pool.ShutdownStress 60` does so for sixty
/// seconds with all sound pools in turn, and prints a line for each. It ends with exit code 0 if
/// every task that was accepted ran or was returned, and with 1 at the first that did neither, or
/// both.
///
/// Other executors are asked in the same way: see [#run].
public final class ShutdownStress {

  private static final int MOST_SUBMITTERS = 4;
  private static final int MOST_TASKS = 200;

  /// In nanoseconds. The closer leaves the processors to the others.
  private static final long BETWEEN_LOOKS = 10_000;

  private enum Submission {
    EXECUTE,
    SUBMIT,
    INVOKE_ALL,
    CANCEL
  }

  private enum Ending {
    SHUTDOWN,
    STOP,
    SHUTDOWN_AND_STOP,
    STOP_AND_SHUTDOWN,
    CLOSE
  }

  private final Function<Random, ? extends ExecutorService> executors;
  private final Supplier<? extends Task> tasks;
  private final ExecutorService threads;
  private final Random random = new Random();

  private ShutdownStress(
      Function<Random, ? extends ExecutorService> executors,
      Supplier<? extends Task> tasks,
      ExecutorService threads) {
    this.executors = executors;
    this.tasks = tasks;
    this.threads = threads;
  }

  /// A task that leaves a trace of its run, wherever it runs.
  public interface Task extends Runnable, Callable<Boolean> {

    /// {@return how often it has run}
    int runs();

    @Override
    default Boolean call() {
      run();
      return true;
    }
  }

  /// What became of all tasks.
  ///
  /// @param rounds how many executors there were
  /// @param accepted how many tasks were accepted
  /// @param ran how many ran
  /// @param returned how many were returned by a hard shutdown
  /// @param rejected how many were rejected
  /// @param unknown how many were cancelled, or were given to an `invokeAll` that was rejected
  public record Report(
      long rounds, long accepted, long ran, long returned, long rejected, long unknown) {

    Report plus(Report other) {
      return new Report(
          rounds + other.rounds,
          accepted + other.accepted,
          ran + other.ran,
          returned + other.returned,
          rejected + other.rejected,
          unknown + other.unknown);
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%,d rounds: %,d accepted, %,d ran, %,d returned, %,d rejected, %,d cancelled",
          rounds,
          accepted,
          ran,
          returned,
          rejected,
          unknown);
    }
  }

  /// Stresses all sound pools in turn, and prints what became of their tasks.
  ///
  /// @param args the number of seconds
  /// @throws InterruptedException if interrupted
  public static void main(String[] args) throws InterruptedException {
    if (args.length != 1 || !args[0].matches("[1-9][0-9]{0,8}")) {
      System.err.println("ShutdownStress takes a number of seconds.");
      System.exit(2);
    }
    List<TaskPoolSubject> pools = soundPools();
    Duration each = Duration.ofSeconds(Long.parseLong(args[0])).dividedBy(pools.size());
    for (TaskPoolSubject pool : pools) {
      try {
        System.out.println(pool + ": " + run(pool, each));
      } catch (AssertionError e) {
        System.out.println(pool + ": " + e.getMessage());
        System.exit(1);
      }
    }
  }

  /// {@return the pools that promise to lose nothing}
  static List<TaskPoolSubject> soundPools() {
    return Arrays.stream(TaskPoolSubject.values())
        .filter(pool -> pool.claim() instanceof Claim.Sound)
        .toList();
  }

  /// Stresses a pool for some time.
  ///
  /// @return what became of it
  /// @throws AssertionError if the account of a round is wrong
  static Report run(TaskPoolSubject pool, Duration time) throws InterruptedException {
    return run(random -> pool.create(settings(random)), TaskAccount.Counted::new, time);
  }

  private static Settings settings(Random random) {
    Saturation saturation = random.nextBoolean() ? Saturation.BLOCK : Saturation.CALLER_RUNS;
    return Settings.DEFAULT
        .withWorkers(1 + random.nextInt(4))
        .withCapacity(random.nextInt(random.nextBoolean() ? 4 : 64), saturation);
  }

  /// Stresses executors for some time, one after the other.
  ///
  /// Each must cancel the futures of what `shutdownNow` returns, so that nobody waits for them.
  ///
  /// @param executors makes the executor of a round, with whatever is to be drawn by lot
  /// @param tasks makes tasks
  /// @param time for how long
  /// @return what became of it
  /// @throws AssertionError if the account of a round is wrong, or if it does not end
  /// @throws InterruptedException if interrupted
  public static Report run(
      Function<Random, ? extends ExecutorService> executors,
      Supplier<? extends Task> tasks,
      Duration time)
      throws InterruptedException {
    ExecutorService threads =
        Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("stress-", 1).factory());
    try {
      ShutdownStress stress = new ShutdownStress(executors, tasks, threads);
      long begin = System.nanoTime();
      Report report = stress.round();
      while (System.nanoTime() - begin < time.toNanos()) {
        report = report.plus(stress.round());
      }
      return report;
    } finally {
      threads.shutdownNow(); // and not closed: a thread that is stuck would be waited for
    }
  }

  /// Makes an executor, submitters and closers, and looks into the account when all have ended.
  private Report round() throws InterruptedException {
    ExecutorService executor = executors.apply(random);
    TaskAccount account = new TaskAccount(executor);
    int submitters = 1 + random.nextInt(MOST_SUBMITTERS);
    int kinds = 1 + random.nextInt(Submission.values().length);
    AtomicInteger submitting = new AtomicInteger(submitters);
    List<Callable<Boolean>> roles = new ArrayList<>();
    for (int submitter = 0; submitter < submitters; submitter++) {
      roles.add(submitter(account, kinds, submitting));
    }
    for (int closer = random.nextInt(2); closer < 2; closer++) {
      roles.add(closer(executor, account, submitting));
    }
    boolean ended = play(roles) && executor.awaitTermination(1, TimeUnit.MINUTES);
    Optional<String> discrepancy =
        ended ? account.discrepancy() : Optional.of("it did not end within a minute");
    if (discrepancy.isPresent()) {
      throw new AssertionError(discrepancy.get());
    }
    return account.report();
  }

  /// {@return whether all came to their ends}
  private boolean play(List<Callable<Boolean>> roles) throws InterruptedException {
    List<Future<Boolean>> played = threads.invokeAll(roles, 1, TimeUnit.MINUTES);
    for (Future<Boolean> role : played) {
      if (role.state() == Future.State.FAILED) {
        throw new AssertionError("a thread failed", role.exceptionNow());
      }
    }
    return played.stream().noneMatch(Future::isCancelled);
  }

  /// Submits tasks of so many kinds until one is rejected.
  private Callable<Boolean> submitter(TaskAccount account, int kinds, AtomicInteger submitting) {
    Random dice = new Random(random.nextLong());
    return () -> {
      boolean goesOn = true;
      for (int task = 0; task < MOST_TASKS && goesOn; task++) {
        goesOn = submit(account, Submission.values()[dice.nextInt(kinds)]);
      }
      submitting.getAndDecrement();
      return true;
    };
  }

  private boolean submit(TaskAccount account, Submission kind) throws InterruptedException {
    return switch (kind) {
      case EXECUTE -> account.execute(tasks.get());
      case SUBMIT -> account.submit(tasks.get());
      case INVOKE_ALL -> account.invokeAll(List.of(tasks.get(), tasks.get(), tasks.get()));
      case CANCEL -> account.submitAndCancel(tasks.get());
    };
  }

  /// Ends the executor when enough was submitted, or all that will be.
  private Callable<Boolean> closer(
      ExecutorService executor, TaskAccount account, AtomicInteger submitting) {
    int enough = random.nextInt(MOST_TASKS);
    Ending ending = Ending.values()[random.nextInt(Ending.values().length)];
    return () -> {
      while (account.submissions() < enough && submitting.get() > 0) {
        LockSupport.parkNanos(BETWEEN_LOOKS);
      }
      end(executor, account, ending);
      return true;
    };
  }

  private static void end(ExecutorService executor, TaskAccount account, Ending ending) {
    switch (ending) {
      case SHUTDOWN -> executor.shutdown();
      case STOP -> account.stop();
      case SHUTDOWN_AND_STOP -> {
        executor.shutdown();
        account.stop();
      }
      case STOP_AND_SHUTDOWN -> {
        account.stop();
        executor.shutdown();
      }
      case CLOSE -> executor.close();
    }
  }
}
