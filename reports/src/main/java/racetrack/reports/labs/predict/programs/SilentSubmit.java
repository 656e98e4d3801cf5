// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import racetrack.reports.labs.predict.steps.Snippet;

/// Two tasks fail; one was executed, the other submitted.
@SuppressWarnings("all")
final class SilentSubmit implements Snippet {

  final AtomicInteger shown = new AtomicInteger();

  void main() {
    ThreadFactory factory =
        Thread.ofPlatform().uncaughtExceptionHandler((t, e) -> shown.incrementAndGet()).factory();
    try (ExecutorService pool = Executors.newFixedThreadPool(1, factory)) {
      pool.execute(() -> Integer.parseInt("one"));
      pool.submit(() -> Integer.parseInt("two"));
    }
  }

  @Override
  public String outcome() {
    return "" + shown.get();
  }
}
