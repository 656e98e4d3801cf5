// SPDX-License-Identifier: Apache-2.0
package racetrack.app.scraper;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/// A page that was asked for.
///
/// @param address where
/// @param outcome what became of it
/// @param time how long that took
public record Page(URI address, Outcome outcome, Duration time) {

  /// {@return the page that a server's answer is}
  ///
  /// @param address where
  /// @param begin when the request was sent, by [System#nanoTime]
  /// @param response the answer
  public static Page of(URI address, long begin, HttpResponse<byte[]> response) {
    int status = response.statusCode();
    int size = response.body().length;
    boolean isSuccess = status >= 200 && status < 300;
    return since(
        begin, address, isSuccess ? new Success(status, size) : new Rejection(status, size));
  }

  /// {@return the page that did not come}
  ///
  /// @param address where
  /// @param begin when the request was sent, by [System#nanoTime]
  /// @param failure why it did not
  public static Page failed(URI address, long begin, Throwable failure) {
    return since(begin, address, new Failure(reason(failure)));
  }

  /// {@return the page with the time from the beginning to now}
  ///
  /// @param begin when the request was sent, by [System#nanoTime]
  /// @param address where
  /// @param outcome what became of it
  public static Page since(long begin, URI address, Outcome outcome) {
    return new Page(address, outcome, Duration.ofNanos(System.nanoTime() - begin));
  }

  private static String reason(Throwable failure) {
    return switch (failure) {
      case CompletionException e when e.getCause() != null -> reason(e.getCause());
      case ExecutionException e when e.getCause() != null -> reason(e.getCause());
      case TimeoutException _ -> "did not come in time";
      case ConnectException _ -> "could not be connected to";
      default -> String.valueOf(failure.getMessage());
    };
  }
}
