// SPDX-License-Identifier: Apache-2.0
package racetrack.app.scraper;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Fetches one page, with a deadline for all of it.
///
/// **The deadline.** [HttpRequest.Builder#timeout] ends when the head of the answer is there; a
/// body may then take for ever. So the whole exchange is timed, from outside.
///
/// **Giving up.** Only the future that the client itself returned gives up the exchange when it is
/// cancelled; those derived from it do not. [#send] passes it on. An exchange that is done stays
/// so.
///
/// Any number of threads may call any method.
final class Browser implements AutoCloseable {

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .executor(threads)
          .build();
  private final Duration deadline;

  Browser(Duration deadline) {
    this.deadline = deadline;
  }

  HttpClient client() {
    return client;
  }

  Duration deadline() {
    return deadline;
  }

  /// Sends a request.
  ///
  /// @return the answer with its body; at the deadline it fails, and if cancelled, gives up
  CompletableFuture<HttpResponse<byte[]>> send(URI address) {
    HttpRequest request;
    try {
      request = HttpRequest.newBuilder(address).build();
    } catch (IllegalArgumentException e) {
      return CompletableFuture.failedFuture(e); // no address of the web
    }
    CompletableFuture<HttpResponse<byte[]>> exchange =
        client.sendAsync(request, BodyHandlers.ofByteArray());
    CompletableFuture<HttpResponse<byte[]>> answer =
        exchange
            .copy()
            .orTimeout(TimeUnit.NANOSECONDS.convert(deadline), TimeUnit.NANOSECONDS)
            .whenComplete((_, _) -> exchange.cancel(true)); // at the deadline, before we say so
    var _ = answer.whenComplete((_, _) -> exchange.cancel(true)); // if the answer is cancelled
    return answer;
  }

  /// {@return the page, which is waited for}
  ///
  /// @throws InterruptedException if interrupted meanwhile; the exchange is then given up
  Page fetch(URI address) throws InterruptedException {
    long begin = System.nanoTime();
    Future<HttpResponse<byte[]>> answer = send(address);
    try {
      return Page.of(address, begin, answer.get());
    } catch (ExecutionException e) {
      return Page.failed(address, begin, e);
    } finally {
      answer.cancel(true); // if it is done, it stays so
    }
  }

  /// Closes the connections, when all exchanges have ended or been given up.
  @Override
  public void close() {
    client.close();
    threads.close();
  }
}
