// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.raw;

import java.time.Duration;
import java.util.function.Consumer;
import racetrack.catalogue.Seed;
import racetrack.programs.TimeScale;
import racetrack.thread.raw.WorkersExample.Pause;

/// A thread and the main thread count side by side.
@Seed(rows = "4.1", idiom = "thread.start(); the main thread goes on and counts too; thread.join()")
public final class SideBySideExample {

  private static final int COUNTS = 5;

  private SideBySideExample() {}

  /// Prints what both count.
  ///
  /// @param args ignored
  /// @throws InterruptedException if interrupted while waiting
  public static void main(String[] args) throws InterruptedException {
    count(pause -> Thread.sleep(TimeScale.scaled(pause)), System.out::println);
  }

  /// Counts from 0 to 4, twice at the same time.
  ///
  /// @param pause how they rest after each count
  /// @param lines takes a line for each count of each thread
  /// @throws InterruptedException if interrupted while waiting
  static void count(Pause pause, Consumer<String> lines) throws InterruptedException {
    Thread thread = Thread.ofPlatform().name("thread").start(() -> countInThread(pause, lines));
    count("main thread", pause, lines);
    thread.join();
  }

  private static void countInThread(Pause pause, Consumer<String> lines) {
    try {
      count(Thread.currentThread().getName(), pause, lines);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does; the thread ends
    }
  }

  private static void count(String name, Pause pause, Consumer<String> lines)
      throws InterruptedException {
    for (int count = 0; count < COUNTS; count++) {
      lines.accept(name + ": " + count);
      pause.take(Duration.ofSeconds(1));
    }
  }
}
