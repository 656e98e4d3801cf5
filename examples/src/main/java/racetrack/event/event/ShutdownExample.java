// SPDX-License-Identifier: Apache-2.0
package racetrack.event.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import racetrack.catalogue.Seed;
import racetrack.programs.TimeScale;

/// Workers work until the shutdown event is set.
///
/// The seed's worker sleeps between two looks at the event, and so stops up to a second late. This
/// one rests by waiting *for the event*, with a time-out: it stops at once.
@Seed(rows = "2.7", idiom = "while not shutdown_event.is_set(): work, time.sleep(1)")
public final class ShutdownExample {

  private final Event shutdown = EventSubject.MONITOR.create();
  private final Duration rest;
  private final Consumer<String> lines;

  private ShutdownExample(Duration rest, Consumer<String> lines) {
    this.rest = rest;
    this.lines = lines;
  }

  /// Prints what two workers do until a controller stops them.
  ///
  /// @param args ignored
  /// @throws InterruptedException if interrupted while waiting
  public static void main(String[] args) throws InterruptedException {
    run(2, 3, TimeScale.scaled(Duration.ofSeconds(1)), System.out::println);
  }

  /// {@return how many times each worker worked}
  ///
  /// @param workers how many workers there are
  /// @param turns how many times all of them have worked when the controller stops them
  /// @param rest how long a worker rests after each time
  /// @param lines takes what the program prints
  /// @throws InterruptedException if interrupted while waiting
  static List<Integer> run(int workers, int turns, Duration rest, Consumer<String> lines)
      throws InterruptedException {
    return new ShutdownExample(rest, lines).run(workers, turns);
  }

  private List<Integer> run(int workers, int turns) throws InterruptedException {
    List<AtomicInteger> worked = new ArrayList<>();
    List<Event> enough = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int worker = 1; worker <= workers; worker++) {
      AtomicInteger mine = new AtomicInteger();
      Event done = EventSubject.MONITOR.create();
      worked.add(mine);
      enough.add(done);
      threads.add(
          Thread.ofPlatform().name("worker " + worker).start(() -> work(mine, turns, done)));
    }
    for (Event done : enough) {
      done.await();
    }
    lines.accept("sending the shutdown signal");
    shutdown.set();
    for (Thread thread : threads) {
      thread.join();
    }
    return worked.stream().map(AtomicInteger::get).toList();
  }

  private void work(AtomicInteger worked, int turns, Event enough) {
    String name = Thread.currentThread().getName();
    try {
      do {
        lines.accept(name + " works");
        if (worked.incrementAndGet() == turns) {
          enough.set();
        }
      } while (!shutdown.await(rest));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // another way to be told to stop
    }
    lines.accept(name + " stops");
  }
}
