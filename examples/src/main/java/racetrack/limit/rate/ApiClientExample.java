// SPDX-License-Identifier: Apache-2.0
package racetrack.limit.rate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import racetrack.catalogue.Seed;
import racetrack.programs.TimeScale;

/// A client of a server that takes three requests per second, and what a semaphore makes of that.
///
/// The seed takes a semaphore of three for a rate of three a second. It bounds how many requests
/// run at once. That is a rate only as long as each of them takes a second: if they are shorter,
/// more than three per second get through; if they are longer, fewer do. A rate limiter counts
/// requests when they begin, and does not care how many are still running. A client with both
/// limits needs both.
@Seed(rows = "2.12", idiom = "with semaphore: ... # \"rate limiting\"")
public final class ApiClientExample {

  static final int PER_SECOND = 3;
  static final int POOL = 5;
  static final List<String> ENDPOINTS = List.of("/users", "/products", "/orders", "/reports");

  private ApiClientExample() {}

  /// Prints what each limiter lets through, and then calls the four endpoints at the right rate.
  ///
  /// @param args ignored
  /// @throws InterruptedException if interrupted while waiting
  /// @throws ExecutionException if a request failed
  public static void main(String[] args) throws InterruptedException, ExecutionException {
    for (RateLimiterSubject limiter :
        List.of(RateLimiterSubject.BROKEN_SEMAPHORE, RateLimiterSubject.BUCKET)) {
      System.out.printf(
          "%s: of 30 short requests at once %d get through, of 30 long ones in 10 s %d%n",
          limiter, throughAtOnce(limiter, 30), runningAfter(limiter, 10));
    }
    Duration second = TimeScale.scaled(Duration.ofSeconds(1));
    callAll(limiter(second), second.dividedBy(2), System.out::println).forEach(System.out::println);
  }

  /// {@return how many requests get through before the clock has moved}
  ///
  /// @param subject which limiter to ask
  /// @param requests how many requests there are, one after the other; each ends at once
  static int throughAtOnce(RateLimiterSubject subject, int requests) {
    RateLimiter limiter = subject.create(PER_SECOND, interval(Duration.ofSeconds(1)), () -> 0);
    int through = 0;
    for (int request = 0; request < requests; request++) {
      if (limiter.tryRun(() -> {}) == 0) {
        through++;
      }
    }
    return through;
  }

  /// {@return how many requests are running after some seconds, if none of them has ended}
  ///
  /// @param subject which limiter to ask, for a second's requests each second
  /// @param seconds how many seconds, of a clock that the program moves
  /// @throws InterruptedException if interrupted while waiting for a request to begin
  static int runningAfter(RateLimiterSubject subject, int seconds) throws InterruptedException {
    AtomicLong now = new AtomicLong();
    RateLimiter limiter = subject.create(PER_SECOND, interval(Duration.ofSeconds(1)), now::get);
    AtomicInteger running = new AtomicInteger();
    CountDownLatch end = new CountDownLatch(1);
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int second = 0; second < seconds; second++) {
        for (int request = 0; request < PER_SECOND; request++) {
          CountDownLatch decided = new CountDownLatch(1);
          callers.execute(() -> {
            limiter.tryRun(() -> {
              running.incrementAndGet();
              decided.countDown();
              awaitUninterrupted(end);
            });
            decided.countDown(); // also if it was refused
          });
          decided.await();
        }
        now.addAndGet(Duration.ofSeconds(1).toNanos());
      }
      int stillRunning = running.get();
      end.countDown();
      return stillRunning;
    }
  }

  /// {@return a limiter of as many requests as the server takes, in real time}
  ///
  /// @param second how long a second is
  static RateLimiter limiter(Duration second) {
    return RateLimiterSubject.BUCKET.create(PER_SECOND, interval(second), System::nanoTime);
  }

  /// {@return the responses of the endpoints, in their order}
  ///
  /// @param limiter what to wait for before each request
  /// @param answerTime how long the server takes to answer
  /// @param lines takes a line for each request as it begins
  /// @throws InterruptedException if interrupted while waiting
  /// @throws ExecutionException if a request failed
  static List<String> callAll(RateLimiter limiter, Duration answerTime, Consumer<String> lines)
      throws InterruptedException, ExecutionException {
    AtomicInteger requests = new AtomicInteger();
    List<Future<String>> responses = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(POOL)) {
      for (String endpoint : ENDPOINTS) {
        responses.add(
            pool.submit(() -> {
              limiter.run(
                  () -> lines.accept("request " + requests.incrementAndGet() + ": " + endpoint));
              Thread.sleep(answerTime);
              return "response from " + endpoint;
            }));
      }
      List<String> texts = new ArrayList<>();
      for (Future<String> response : responses) {
        texts.add(response.get());
      }
      return texts;
    }
  }

  private static Duration interval(Duration second) {
    return second.dividedBy(PER_SECOND);
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e); // nobody does
    }
  }
}
