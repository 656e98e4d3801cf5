// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Does work that writes files with all processors. When it ends, also by an exception, nobody
/// writes any more: a parallel stream would leave its tasks behind.
final class AllProcessors {

  private AllProcessors() {}

  /// {@return what the tasks give, in their order}
  ///
  /// @param <T> what they give
  /// @param tasks the tasks
  /// @throws IOException what the first that failed has thrown
  static <T> List<T> run(List<Callable<T>> tasks) throws IOException {
    try (ExecutorService pool =
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().name("pages-", 0).factory())) {
      List<T> results = new ArrayList<>();
      for (Future<T> done : pool.invokeAll(tasks)) {
        results.add(done.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The report was interrupted.");
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException cause -> throw cause;
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }
}
