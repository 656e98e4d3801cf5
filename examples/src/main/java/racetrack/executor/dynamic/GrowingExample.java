// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.dynamic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import racetrack.catalogue.Seed;
import racetrack.executor.dynamic.TaskTree.Step;
import racetrack.programs.TimeScale;

/// Three tasks make tasks, which make tasks, to a depth of three; four are in flight at a time.
///
/// The seed passes no depth on, so its tasks may go on for ever; here each task knows its own.
@Seed(
    rows = "3.12",
    idiom = "while pending_tasks or active_futures: submit up to four, wait for one")
public final class GrowingExample {

  static final int ROOTS = 3;
  static final int WORKERS = 4;
  static final int MAX_DEPTH = 3;

  private GrowingExample() {}

  /// A task.
  ///
  /// @param name its name, which begins with its parent's
  /// @param depth how many parents are above it
  record Task(String name, int depth) {}

  /// Prints each task, and how many there were.
  ///
  /// @param args ignored
  /// @throws InterruptedException if interrupted while waiting
  /// @throws ExecutionException if a task failed
  public static void main(String[] args) throws InterruptedException, ExecutionException {
    Duration unit = TimeScale.scaled(Duration.ofMillis(100));
    List<String> results =
        run(
            unit,
            _ -> {
              ThreadLocalRandom random = ThreadLocalRandom.current();
              return random.nextBoolean() ? random.nextInt(1, 3) : 0;
            },
            System.out::println);
    System.out.println("tasks completed: " + results.size());
  }

  /// {@return a result for each task}
  ///
  /// @param unit a task takes two to five of these
  /// @param children how many tasks a task makes, if it is not too deep
  /// @param lines takes what the program prints
  /// @throws InterruptedException if interrupted while waiting
  /// @throws ExecutionException if a task failed
  static List<String> run(Duration unit, ToIntFunction<Task> children, Consumer<String> lines)
      throws InterruptedException, ExecutionException {
    List<Task> roots = new ArrayList<>();
    for (int root = 0; root < ROOTS; root++) {
      roots.add(new Task("root_" + root, 0));
    }
    return TaskTreeSubject.HAND
        .create(WORKERS)
        .run(
            roots,
            task -> {
              lines.accept("  ".repeat(task.depth()) + task.name());
              Thread.sleep(unit.multipliedBy(ThreadLocalRandom.current().nextInt(2, 6)));
              List<Task> more = new ArrayList<>();
              int number = task.depth() < MAX_DEPTH ? children.applyAsInt(task) : 0;
              for (int child = 0; child < number; child++) {
                more.add(new Task(task.name() + "_sub_" + child, task.depth() + 1));
              }
              return new Step<>("result of " + task.name(), more);
            });
  }
}
