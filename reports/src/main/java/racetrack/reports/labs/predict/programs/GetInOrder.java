// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.concurrent.CompletableFuture;
import racetrack.reports.labs.predict.steps.Snippet;

/// Two tasks finish in any order; their futures are asked in order.
@SuppressWarnings("all")
final class GetInOrder implements Snippet {

  final CompletableFuture<String> a = new CompletableFuture<>();
  final CompletableFuture<String> b = new CompletableFuture<>();
  String results = "";

  void thread1() {
    a.complete("a");
  }

  void thread2() {
    b.complete("b");
  }

  void thread3() {
    results = a.join() + b.join();
  }

  @Override
  public String outcome() {
    return results;
  }
}
