// SPDX-License-Identifier: Apache-2.0
package racetrack.app.sizing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import racetrack.catalogue.Seed;

/// The rules of thumb for the number of workers, and a pool of so many whose threads have names.
///
/// They know neither the task nor what it waits for: a first guess, where [KneeExample] measures.
/// The names are for whoever reads a thread dump.
@Seed(
    rows = {"1.10", "2.20"},
    idiom = "max_workers=min(32, (os.cpu_count() or 1) + 4), thread_name_prefix=\"WebScraper\"")
public final class RulesOfThumbExample {

  static final String PREFIX = "web-scraper-";

  private static final int PAGES = 200;

  private RulesOfThumbExample() {}

  /// Prints what the rules say on this host, and the names of the workers of a pool.
  ///
  /// @param args ignored
  /// @throws InterruptedException if interrupted while waiting
  /// @throws ExecutionException if a task failed
  public static void main(String[] args) throws InterruptedException, ExecutionException {
    int processors = Runtime.getRuntime().availableProcessors();
    System.out.printf("%d processors%n", processors);
    System.out.printf("tasks that compute: %d workers%n", forComputing(processors));
    System.out.printf("tasks that wait: %d workers%n", forWaiting(processors));
    System.out.printf("%d pages of the network: %d workers%n", PAGES, forNetwork(PAGES));
    names(forWaiting(processors), System.out::println);
  }

  /// {@return a worker for each processor: more would only take turns}
  static int forComputing(int processors) {
    return processors;
  }

  /// {@return a few more than processors, but not so many as to be a burden on a large host}
  static int forWaiting(int processors) {
    return Math.min(32, processors + 4);
  }

  /// {@return a worker for each request, but not so many as to be a burden on whoever is asked}
  static int forNetwork(int requests) {
    return Math.min(50, requests);
  }

  /// Asks each worker of a pool for its name.
  ///
  /// @param workers how many there are
  /// @param lines takes what the program prints
  /// @return the names, in the order in which the tasks were submitted
  static List<String> names(int workers, Consumer<String> lines)
      throws InterruptedException, ExecutionException {
    CountDownLatch all = new CountDownLatch(workers); // nobody answers for two
    try (ExecutorService pool =
        Executors.newFixedThreadPool(workers, Thread.ofPlatform().name(PREFIX, 1).factory())) {
      List<Future<String>> futures = new ArrayList<>();
      for (int worker = 0; worker < workers; worker++) {
        futures.add(
            pool.submit(() -> {
              all.countDown();
              all.await();
              return Thread.currentThread().getName();
            }));
      }
      List<String> names = new ArrayList<>();
      for (Future<String> future : futures) {
        names.add(future.get());
      }
      lines.accept("workers: " + String.join(", ", names));
      return names;
    }
  }
}
