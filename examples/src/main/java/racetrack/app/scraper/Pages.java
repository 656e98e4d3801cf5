// SPDX-License-Identifier: Apache-2.0
package racetrack.app.scraper;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// The pages so far, which come in any order and are kept in the order of the addresses.
///
/// Used by one thread, the caller's.
final class Pages {

  private final Consumer<? super Page> progress;
  private final Page[] pages;
  private int added;

  /// A page, and the place of its address in the list.
  record Placed(int place, Page page) {}

  Pages(int count, Consumer<? super Page> progress) {
    this.progress = progress;
    this.pages = new Page[count];
  }

  boolean areComplete() {
    return added == pages.length;
  }

  /// {@return how many have been added}
  int added() {
    return added;
  }

  /// Adds a page that has been fetched.
  ///
  /// @throws IllegalStateException if who fetched it failed, which is more than the page's failure
  void add(Future<Placed> fetched) throws InterruptedException {
    try {
      Placed placed = fetched.get();
      pages[placed.place()] = placed.page();
      added++;
      progress.accept(placed.page());
    } catch (ExecutionException e) {
      throw new IllegalStateException("The pages could not be fetched.", e.getCause());
    }
  }

  /// {@return the pages, when all are there}
  List<Page> list() {
    return List.copyOf(Arrays.asList(pages));
  }
}
