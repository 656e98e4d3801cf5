// SPDX-License-Identifier: Apache-2.0
package racetrack.app.scraper;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import racetrack.benchmarks.Headline;

/// How many pages come in a second, and how many workers does it take?
///
/// A worker of the chart is a caller with a scraper of its own, which may have `limit` requests
/// under way. Each page takes the server a few milliseconds, in which it does nothing.
///
/// **Prediction:** waiting needs no core, so twice the workers fetch twice the pages, far beyond
/// the number of cores: with a limit of 16 it is nearly 16 times as many, until the exchanges
/// themselves keep the cores busy. Who does the waiting hardly matters, but for the one that keeps
/// a rate: with a limit of 16 it stops at a thousand pages per second for each caller.
///
/// **Trap:** the server is in this JVM and takes its part of the cores. So the bend comes earlier
/// than with a server elsewhere.
///
/// A page that is not a success makes the trial fail. [#baseline] waits as long as a page takes,
/// without a page.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ScraperBench {

  private static final int PAGES = 32;
  private static final int SIZE = 1_000;
  private static final Duration DELAY = Duration.ofMillis(3);

  /// The site that all callers ask.
  @State(Scope.Benchmark)
  public static class Server {

    Site site;
    List<URI> addresses;

    @Setup
    public void open() throws IOException {
      site = new Site();
      addresses = Collections.nCopies(PAGES, site.page(SIZE, DELAY));
    }

    @TearDown
    public void close() throws IOException {
      site.close();
    }
  }

  /// A caller and its scraper.
  @State(Scope.Thread)
  public static class Caller {

    @Param("POOL")
    ScraperSubject subject;

    @Param({"1", "16"})
    int limit;

    private Scraper scraper;

    @Setup
    public void open() {
      scraper = subject.create(limit, Duration.ofMinutes(1));
    }

    @TearDown
    public void close() {
      scraper.close();
    }

    Totals scrape(Server server) throws InterruptedException {
      Totals totals = Totals.of(scraper.scrape(server.addresses, _ -> {}));
      if (!totals.equals(new Totals(PAGES, 0, PAGES * SIZE))) {
        throw new AssertionError(
            "%s fetched %s, but there are %d pages of %d bytes."
                .formatted(subject, totals, PAGES, SIZE));
      }
      return totals;
    }
  }

  @Benchmark
  @Headline
  @OperationsPerInvocation(PAGES)
  public Totals scrape(Caller caller, Server server) throws InterruptedException {
    return caller.scrape(server);
  }

  @Benchmark
  public void baseline() throws InterruptedException {
    Thread.sleep(DELAY);
  }
}
