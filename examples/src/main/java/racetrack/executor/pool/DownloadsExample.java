// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import racetrack.catalogue.Seed;
import racetrack.executor.pool.TaskPool.Saturation;
import racetrack.executor.pool.TaskPool.Settings;
import racetrack.programs.TimeScale;

/// Four downloads, one after the other and then on a pool of four.
///
/// A download waits for the network, so four of them wait together as long as one. The results come
/// from the futures: with threads of one's own, each would need a slot to write into.
@Seed(
    rows = {"2.8", "3.3"},
    idiom = "list(executor.map(download, urls)) against a loop, with the speedup")
public final class DownloadsExample {

  private static final List<String> SITES =
      List.of("site1.com", "site2.com", "site3.com", "site4.com");

  private DownloadsExample() {}

  /// Fetches a page.
  interface Download {

    /// {@return the page}
    ///
    /// @param site where to fetch it
    /// @throws InterruptedException if interrupted while waiting for it
    String fetch(String site) throws InterruptedException;
  }

  /// Prints how long the downloads take, and the speedup.
  ///
  /// @param args ignored
  /// @throws InterruptedException if interrupted while waiting
  /// @throws ExecutionException if a download failed
  public static void main(String[] args) throws InterruptedException, ExecutionException {
    Duration delay = TimeScale.scaled(Duration.ofSeconds(1));
    Download download =
        site -> {
          Thread.sleep(delay);
          return "content of " + site;
        };
    long start = System.nanoTime();
    oneByOne(SITES, download).forEach(System.out::println);
    long between = System.nanoTime();
    together(SITES, download).forEach(System.out::println);
    long end = System.nanoTime();
    double sequential = (between - start) / 1e9;
    double concurrent = (end - between) / 1e9;
    System.out.printf("one by one: %.2f s%n", sequential);
    System.out.printf("together:   %.2f s%n", concurrent);
    System.out.printf("speedup:    %.2f%n", sequential / concurrent);
  }

  /// {@return the pages, each fetched when the one before is there}
  ///
  /// @param sites where to fetch them
  /// @param download how
  /// @throws InterruptedException if interrupted while waiting for one
  static List<String> oneByOne(List<String> sites, Download download) throws InterruptedException {
    List<String> pages = new ArrayList<>();
    for (String site : sites) {
      pages.add(download.fetch(site));
    }
    return pages;
  }

  /// {@return the pages in the order of the sites, all fetched at once}
  ///
  /// @param sites where to fetch them
  /// @param download how
  /// @throws InterruptedException if interrupted while waiting for one
  /// @throws ExecutionException if a download failed
  static List<String> together(List<String> sites, Download download)
      throws InterruptedException, ExecutionException {
    Settings settings =
        Settings.DEFAULT.withWorkers(sites.size()).withCapacity(0, Saturation.BLOCK);
    try (TaskPool pool = TaskPoolSubject.HAND.create(settings)) {
      List<Future<String>> futures = new ArrayList<>();
      for (String site : sites) {
        futures.add(pool.submit(() -> download.fetch(site)));
      }
      List<String> pages = new ArrayList<>();
      for (Future<String> future : futures) {
        pages.add(future.get());
      }
      return pages;
    }
  }
}
