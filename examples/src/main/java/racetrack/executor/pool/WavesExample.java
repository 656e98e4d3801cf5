// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import racetrack.catalogue.Seed;
import racetrack.executor.pool.TaskPool.Saturation;
import racetrack.executor.pool.TaskPool.Settings;
import racetrack.programs.TimeScale;

/// Five messages on three workers: they are handled in two waves, and answered in order.
///
/// Three begin at once; the other two wait in the queue until a worker is free. Whoever asks the
/// futures in the order of submission gets the answers in that order, whichever is ready first.
@Seed(
    rows = {"0.1", "4.4"},
    idiom = "ThreadPoolExecutor(max_workers=3), five submits, result() of each in turn")
public final class WavesExample {

  static final int WORKERS = 3;
  static final int MESSAGES = 5;

  private WavesExample() {}

  /// Prints when each message is begun and finished, the answers, and how long it took.
  ///
  /// @param args ignored
  /// @throws InterruptedException if interrupted while waiting
  /// @throws ExecutionException if a message could not be handled
  public static void main(String[] args) throws InterruptedException, ExecutionException {
    Duration each = TimeScale.scaled(Duration.ofSeconds(2));
    long start = System.nanoTime();
    answer(() -> Thread.sleep(each), System.out::println).forEach(System.out::println);
    long waves = Math.round((double) (System.nanoTime() - start) / each.toNanos());
    System.out.println("it took as long as " + waves + " messages one after the other");
  }

  /// What takes its time.
  interface Work {

    /// Does it.
    ///
    /// @throws InterruptedException if interrupted meanwhile
    void run() throws InterruptedException;
  }

  /// {@return the answers, in the order of the messages}
  ///
  /// @param work what is done for each message
  /// @param lines takes a line when a message is begun, and one when it is finished
  /// @throws InterruptedException if interrupted while waiting
  /// @throws ExecutionException if a message could not be handled
  static List<String> answer(Work work, Consumer<String> lines)
      throws InterruptedException, ExecutionException {
    Settings settings =
        Settings.DEFAULT.withWorkers(WORKERS).withCapacity(MESSAGES, Saturation.BLOCK);
    try (TaskPool pool = TaskPoolSubject.HAND.create(settings)) {
      List<Future<String>> futures = new ArrayList<>();
      for (int message = 0; message < MESSAGES; message++) {
        int number = message;
        futures.add(
            pool.submit(() -> {
              lines.accept("message " + number + " begun");
              work.run();
              lines.accept("message " + number + " finished");
              return "answer to message " + number;
            }));
      }
      List<String> answers = new ArrayList<>();
      for (Future<String> future : futures) {
        answers.add(future.get());
      }
      return answers;
    }
  }
}
