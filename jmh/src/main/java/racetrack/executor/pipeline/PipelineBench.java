// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pipeline;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import racetrack.benchmarks.Headline;

/// How many items per second go through three stages, and what does a hand-over cost?
///
/// Solo callers, each with a pipeline of its own: one worker per stage. An operation is one item of
/// 2,048, to which next to nothing is done; making and ending the workers is part of it.
///
/// **Prediction:** hand-overs are all there is to see, so the loop without stages is far ahead.
/// With room in the queues a worker is seldom woken; with room for one item, two threads wake each
/// other up for each. A thread an item costs more than the former and less than the latter, and
/// does not depend on the room as much.
///
/// **Trap:** items that are lost are fast. So they are counted and added up.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class PipelineBench {

  private static final int ITEMS = 2_048;

  private static final Summary SUM = new Summary(ITEMS, ITEMS * (ITEMS - 1L) / 2.0 * 1.5);

  /// Which pipeline the items go through.
  @State(Scope.Benchmark)
  public static class Track {

    @Param("THREADS")
    PipelineSubject subject;

    @Param({"64", "1"})
    int capacity;

    void check(Map<String, Summary> sums) {
      if (!sums.equals(Map.of("all", SUM))) {
        throw new AssertionError(
            "%s added %d items up to %s instead of %s.".formatted(subject, ITEMS, sums, SUM));
      }
    }
  }

  @Benchmark
  @Headline
  @OperationsPerInvocation(ITEMS)
  public Map<String, Summary> run(Track track) throws ExecutionException, InterruptedException {
    Map<String, Summary> sums =
        track
            .subject
            .create(new Layout(1, 1, 1, track.capacity))
            .run(items(), Optional::of, item -> Optional.of(enriched(item)));
    track.check(sums);
    return sums;
  }

  @Benchmark
  @OperationsPerInvocation(ITEMS)
  public Summary baseline() {
    Summary sum = new Summary(0, 0);
    for (Iterator<Item> items = items(); items.hasNext(); ) {
      Item item = enriched(items.next());
      sum = new Summary(sum.count() + 1, sum.total() + item.value());
    }
    return sum;
  }

  private static Iterator<Item> items() {
    return IntStream.range(0, ITEMS).mapToObj(id -> new Item(id, "all", id)).iterator();
  }

  private static Item enriched(Item item) {
    return new Item(item.id(), item.category(), item.value() * 1.5);
  }
}
