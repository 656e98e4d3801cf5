// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.concurrent.CompletableFuture;
import racetrack.reports.labs.predict.steps.Snippet;

/// One thread completes a future, another cancels it.
@SuppressWarnings("all")
final class CancelOrComplete implements Snippet {

  final CompletableFuture<String> future = new CompletableFuture<>();

  void thread1() {
    future.complete("done");
  }

  void thread2() {
    future.cancel(true);
  }

  @Override
  public String outcome() {
    return "" + future.state();
  }
}
