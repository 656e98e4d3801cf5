// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import racetrack.reports.labs.predict.steps.Snippet;

/// Two threads complete the same future.
@SuppressWarnings("all")
final class CompleteTwice implements Snippet {

  final CompletableFuture<String> future = new CompletableFuture<>();
  final AtomicInteger wins = new AtomicInteger();

  void bothThreads() {
    if (future.complete("mine")) {
      wins.incrementAndGet();
    }
  }

  @Override
  public String outcome() {
    return "" + wins.get();
  }
}
