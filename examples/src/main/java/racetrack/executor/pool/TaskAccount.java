// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pool;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import racetrack.executor.pool.ShutdownStress.Report;
import racetrack.executor.pool.ShutdownStress.Task;

/// An account of what became of every task that was submitted to an executor.
///
/// What is accepted runs once, or is returned by `shutdownNow` once, and never both. What is
/// rejected does neither. Of a task that was given up, or that an `invokeAll` was given which was
/// rejected in the midst of it, nobody knows whether it was accepted: it must not run twice.
///
/// Any number of threads may submit and stop; [#discrepancy] is asked when the executor has ended.
final class TaskAccount {

  /// A task that counts its runs, and does nothing else.
  static final class Counted implements Task {

    private final AtomicInteger runs = new AtomicInteger();

    @Override
    public void run() {
      runs.getAndIncrement();
    }

    @Override
    public int runs() {
      return runs.get();
    }
  }

  private enum Fate {
    ACCEPTED,
    REJECTED,
    UNKNOWN
  }

  private record Entry(Task task, @Nullable Future<?> future, Fate fate) {

    boolean isIn(Set<Object> returned) {
      return returned.contains(task) || (future != null && returned.contains(future));
    }
  }

  private final ExecutorService executor;
  private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();
  private final Queue<Runnable> returned = new ConcurrentLinkedQueue<>();

  TaskAccount(ExecutorService executor) {
    this.executor = executor;
  }

  /// {@return whether a task was accepted that nobody gets}
  boolean execute(Task task) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException e) {
      return reject(task);
    }
    entries.add(new Entry(task, null, Fate.ACCEPTED));
    return true;
  }

  /// {@return whether a task was accepted that has a future}
  boolean submit(Task task) {
    return submit(task, false);
  }

  /// {@return whether a task was accepted, whose future is then cancelled at once}
  boolean submitAndCancel(Task task) {
    return submit(task, true);
  }

  private boolean submit(Task task, boolean isGivenUp) {
    Future<?> future;
    try {
      future = executor.submit((Callable<Boolean>) task);
    } catch (RejectedExecutionException e) {
      return reject(task);
    }
    Fate fate = isGivenUp && future.cancel(true) ? Fate.UNKNOWN : Fate.ACCEPTED;
    entries.add(new Entry(task, future, fate));
    return true;
  }

  /// {@return whether all tasks were accepted, after they have ended}
  boolean invokeAll(List<? extends Task> tasks) throws InterruptedException {
    List<Future<Boolean>> futures;
    try {
      futures = executor.invokeAll(tasks);
    } catch (RejectedExecutionException e) {
      tasks.forEach(task -> entries.add(new Entry(task, null, Fate.UNKNOWN)));
      return false;
    }
    for (int index = 0; index < tasks.size(); index++) {
      entries.add(new Entry(tasks.get(index), futures.get(index), Fate.ACCEPTED));
    }
    return true;
  }

  private boolean reject(Task task) {
    entries.add(new Entry(task, null, Fate.REJECTED));
    return false;
  }

  /// Stops the executor hard.
  void stop() {
    returned.addAll(executor.shutdownNow());
  }

  /// {@return how many submissions there were until now}
  int submissions() {
    return entries.size();
  }

  /// {@return the sums}
  Report report() {
    return new Report(
        1,
        count(Fate.ACCEPTED),
        entries.stream().filter(entry -> entry.task.runs() > 0).count(),
        returned.size(),
        count(Fate.REJECTED),
        count(Fate.UNKNOWN));
  }

  private long count(Fate fate) {
    return entries.stream().filter(entry -> entry.fate == fate).count();
  }

  /// {@return what is wrong with the account of an executor that has ended, if anything is}
  Optional<String> discrepancy() {
    Set<Object> known = Collections.newSetFromMap(new IdentityHashMap<>());
    known.addAll(returned);
    if (known.size() < returned.size()) {
      return Optional.of("a task was returned twice");
    }
    return entries.stream()
        .map(entry -> discrepancy(entry, known))
        .flatMap(Optional::stream)
        .findFirst()
        .or(this::discrepancyOfSums);
  }

  private static Optional<String> discrepancy(Entry entry, Set<Object> known) {
    int runs = entry.task.runs();
    if (runs > 1) {
      return Optional.of("a task ran %d times".formatted(runs));
    }
    if (entry.fate == Fate.REJECTED && (runs > 0 || entry.isIn(known))) {
      return Optional.of("a task was rejected, and " + (runs > 0 ? "ran" : "was returned"));
    }
    if (runs > 0 && entry.isIn(known)) {
      return Optional.of("a task ran, and was returned");
    }
    return entry.future == null || entry.fate == Fate.UNKNOWN
        ? Optional.empty()
        : discrepancy(entry.future.state(), runs);
  }

  private static Optional<String> discrepancy(Future.State state, int runs) {
    Future.State right = runs > 0 ? Future.State.SUCCESS : Future.State.CANCELLED;
    return state == right
        ? Optional.empty()
        : Optional.of(
            "the future of a task that %s is in state %s"
                .formatted(runs > 0 ? "ran" : "did not run", state));
  }

  /// Holds also where the executor returns tasks that cannot be told apart.
  private Optional<String> discrepancyOfSums() {
    long gone = idle(Fate.ACCEPTED) - returned.size();
    long unknown = idle(Fate.UNKNOWN);
    if (gone > 0) {
      return Optional.of(
          "%d tasks were accepted that neither ran nor were returned".formatted(gone));
    }
    return gone + unknown < 0
        ? Optional.of("%d tasks too many were returned".formatted(-gone - unknown))
        : Optional.empty();
  }

  /// {@return how many of these did not run}
  private long idle(Fate fate) {
    return entries.stream().filter(entry -> entry.fate == fate && entry.task.runs() == 0).count();
  }
}
