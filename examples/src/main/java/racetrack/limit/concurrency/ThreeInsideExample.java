// SPDX-License-Identifier: Apache-2.0
package racetrack.limit.concurrency;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import racetrack.catalogue.Seed;
import racetrack.programs.TimeScale;

/// Six tasks want to be processed, and never more than three are.
@Seed(rows = "2.5", idiom = "semaphore = Semaphore(3); with semaphore: process()")
public final class ThreeInsideExample {

  private final Limit limit = LimitSubject.MONITOR.create(3);
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  private ThreeInsideExample() {}

  /// What takes time inside.
  interface Work {

    /// Does it.
    ///
    /// @throws InterruptedException if interrupted meanwhile
    void run() throws InterruptedException;
  }

  /// Prints who is inside, with how many.
  ///
  /// @param args ignored
  /// @throws InterruptedException if interrupted while waiting
  public static void main(String[] args) throws InterruptedException {
    int most =
        run(6, () -> Thread.sleep(TimeScale.scaled(Duration.ofSeconds(1))), System.out::println);
    System.out.println("never more than " + most + " inside");
  }

  /// {@return how many tasks were inside together, at most}
  ///
  /// @param tasks how many tasks there are, each on a thread of its own
  /// @param work what they do inside
  /// @param lines takes a line for each that gets in
  /// @throws InterruptedException if interrupted while waiting
  static int run(int tasks, Work work, Consumer<String> lines) throws InterruptedException {
    ThreeInsideExample example = new ThreeInsideExample();
    List<Thread> threads = new ArrayList<>();
    for (int task = 1; task <= tasks; task++) {
      threads.add(
          Thread.ofPlatform().name("task " + task).start(() -> example.process(work, lines)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return example.most.get();
  }

  private void process(Work work, Consumer<String> lines) {
    try {
      limit.call(() -> processInside(work, lines));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does; the thread ends
    }
  }

  private int processInside(Work work, Consumer<String> lines) throws InterruptedException {
    int now = inside.incrementAndGet();
    most.accumulateAndGet(now, Math::max);
    lines.accept(Thread.currentThread().getName() + " is processed");
    work.run();
    return inside.decrementAndGet();
  }
}
