// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static java.time.temporal.ChronoUnit.FOREVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static racetrack.conformance.Requirement.E12;
import static racetrack.conformance.Requirement.E13;
import static racetrack.conformance.Requirement.E2;
import static racetrack.conformance.Requirement.E3;
import static racetrack.conformance.Requirement.E4;
import static racetrack.conformance.Requirement.E5;
import static racetrack.conformance.Requirement.E6;
import static racetrack.conformance.Requirement.E7;
import static racetrack.conformance.Requirement.P12;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import racetrack.testkit.AmpleTime;
import racetrack.testkit.Row;

/// What `map` promises.
@Timeout(120)
class MapResultsTest {

  private static final List<Integer> FORTY = IntStream.range(0, 40).boxed().toList();

  private static ProcessPool pool;

  @TempDir private Path folder;

  @BeforeAll
  static void openPool() {
    pool = ProcessPool.builder().workers(2).build();
  }

  @AfterAll
  static void closePool() {
    pool.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 6, 40, 50})
  @Row({P12, E2})
  void yieldsWhatASerialMapWould(int chunk) {
    MapOptions options = MapOptions.DEFAULT.withChunk(chunk);
    assertEquals(
        FORTY.stream().map(number -> number * number).toList(),
        rest(pool.map(number -> number * number, FORTY, options)));
    assertEquals(
        FORTY.stream().map(number -> "n" + number).toList(),
        rest(pool.map(number -> "n" + number, FORTY, options)));
    assertEquals(
        FORTY.stream().map(List::of).toList(),
        rest(pool.map(number -> List.of(number), FORTY, options)));
    assertEquals(
        FORTY.stream().map(number -> number / 2.0).toList(),
        rest(pool.map(number -> number / 2.0, FORTY, options)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  @Row({E3, E4})
  void failsAtTheElementThatFailedAndGoesOn(int chunk) {
    MapResults<Integer> results =
        pool.map(MapResultsTest::failForTwo, FORTY, MapOptions.DEFAULT.withChunk(chunk));
    assertEquals(0, results.next());
    assertEquals(1, results.next());
    CompletionException failure = assertThrows(CompletionException.class, results::next);
    assertInstanceOf(TimeoutException.class, failure.getCause()); // not the map's own
    assertEquals(3, results.next());
    assertEquals(FORTY.subList(4, 40), rest(results));
  }

  /// Twice as many are taken ahead as make a chunk.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6})
  @Row(E3)
  void failsAtTheInputThatCannotCrossAndGoesOn(int chunk) {
    List<Object> inputs = List.of(0, new Object(), 2, 3, new Object(), 5);
    MapResults<Object> results =
        pool.map(input -> input, inputs, new MapOptions(chunk, 2 * chunk, null));
    assertEquals(0, results.next());
    assertFailsWith(RejectedExecutionException.class, results);
    assertEquals(2, results.next());
    assertEquals(3, results.next());
    assertFailsWith(RejectedExecutionException.class, results);
    assertEquals(5, results.next());
    assertFalse(results.hasNext());
    assertThrows(NoSuchElementException.class, results::next);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6})
  @Row(E3)
  void failsAtTheInputThatIsNotThereThenEnds(int chunk) {
    Iterable<Integer> inputs = () -> FORTY.stream().peek(number -> require(number < 3)).iterator();
    MapResults<Integer> results =
        pool.map(number -> number, inputs, new MapOptions(chunk, 2 * chunk, null));
    assertEquals(0, results.next());
    assertEquals(1, results.next());
    assertEquals(2, results.next());
    assertFailsWith(IllegalStateException.class, results);
    assertFalse(results.hasNext());
  }

  @Test
  @Row({E3, E13})
  void failsAtTheInputsThatCameTooLateForAShutdownThenEnds() {
    try (ProcessPool own = ProcessPool.builder().workers(1).build()) {
      MapResults<Integer> results =
          own.map(number -> number, FORTY.subList(0, 4), MapOptions.DEFAULT.withBuffer(2));
      own.shutdown();
      assertEquals(0, results.next());
      assertEquals(1, results.next());
      assertFailsWith(RejectedExecutionException.class, results);
      assertFailsWith(RejectedExecutionException.class, results);
      assertFalse(results.hasNext());
    }
  }

  /// The first is under way, and does not mind.
  @Test
  @Row({E3, E13})
  void failsAtTheInputsThatAShutdownTookAwayThenEnds() throws Exception {
    ProcessPool own = ProcessPool.builder().workers(1).build();
    Gate begun = Gate.in(folder, "begun");
    MapResults<Integer> results =
        own.map(
            number -> {
              begun.open();
              return Tasks.hang();
            },
            FORTY.subList(0, 3),
            new MapOptions(1, 2, null));
    begun.pass();
    assertEquals(List.of(), own.shutdownNow());
    assertFailsWith(InterruptedException.class, results);
    assertFailsWith(CancellationException.class, results);
    assertFailsWith(RejectedExecutionException.class, results);
    assertFalse(results.hasNext());
    own.close();
  }

  @Test
  void failsAtTheElementWhoseResultCannotCross() {
    MapResults<Object> results =
        pool.map(
            number -> number == 1 ? new Object() : List.of(number),
            FORTY,
            MapOptions.DEFAULT.withChunk(40));
    assertEquals(List.of(0), results.next());
    assertThrows(CompletionException.class, results::next);
    assertEquals(List.of(2), results.next());
  }

  @Test
  @Row(E5)
  void yieldsWhatCameInTimeThenFailsAndCancelsTheRest() throws Exception {
    try (ProcessPool own = ProcessPool.builder().workers(1).build();
        Gate gate = Gate.in(folder, "gate")) {
      Duration limit =
          AmpleTime.of(Duration.ofSeconds(2), () -> assertEquals(0, own.submit(() -> 0).get()));
      MapResults<Integer> results =
          own.map(
              number -> {
                if (number == 1) {
                  gate.pass();
                }
                return number;
              },
              FORTY,
              MapOptions.DEFAULT.withDeadline(limit));
      assertEquals(0, results.next());
      MapDeadlineException late = assertThrows(MapDeadlineException.class, results::next);
      assertEquals("the deadline of " + limit + " passed after 1 results", late.getMessage());
      assertFalse(results.hasNext());
      gate.open();
      own.shutdown();
      assertTrue(own.awaitTermination(60, TimeUnit.SECONDS));
      assertEquals(3, own.statistics().tasksDone());
    }
  }

  @Test
  @Row(E6)
  void cancelsWhatIsPendingWhenClosed() throws Exception {
    try (ProcessPool own = ProcessPool.builder().workers(1).build();
        Gate gate = Gate.in(folder, "gate")) {
      Gate begun = Gate.in(folder, "begun");
      MapResults<Integer> results =
          own.map(
              number -> {
                begun.open();
                gate.pass();
                return number;
              },
              FORTY);
      begun.pass();
      results.close();
      assertFalse(results.hasNext());
      gate.open();
      own.shutdown();
      assertTrue(own.awaitTermination(60, TimeUnit.SECONDS));
      assertEquals(1, own.statistics().tasksDone());
    }
  }

  @Test
  @Row(E7)
  void takesNoMoreInputsThanItsBuffer() {
    Counted inputs = new Counted();
    try (MapResults<Integer> results =
        pool.map(number -> number, inputs, MapOptions.DEFAULT.withBuffer(5))) {
      assertEquals(5, inputs.taken);
      assertEquals(0, results.next());
      assertEquals(6, inputs.taken);
      assertEquals(1, results.next());
      assertEquals(7, inputs.taken);
    }
  }

  @Test
  @Row(E7)
  void worksOnNoInputAndOnSeveral() {
    MapResults<Integer> none = pool.map(number -> number, List.<Integer>of());
    assertFalse(none.hasNext());
    assertThrows(NoSuchElementException.class, none::next);
    assertEquals(
        List.of("0a", "1b"),
        rest(
            pool.map(
                (number, letter) -> number + letter,
                FORTY,
                List.of("a", "b"),
                MapOptions.DEFAULT)));
  }

  @Test
  void takesAllAheadIfAChunkIsLargerThanAll() {
    assertEquals(
        FORTY,
        rest(pool.map(number -> number, FORTY, MapOptions.DEFAULT.withChunk(Integer.MAX_VALUE))));
  }

  @Test
  @Row(E5)
  void waitsForeverIfTheDeadlineIsForever() {
    for (Duration endless : List.of(Duration.ofNanos(Long.MAX_VALUE), FOREVER.getDuration())) {
      assertEquals(
          FORTY, rest(pool.map(number -> number, FORTY, MapOptions.DEFAULT.withDeadline(endless))));
    }
  }

  @Test
  @Row(E5)
  void doesNotWaitIfTheDeadlineHasPassed() throws Exception {
    try (ProcessPool own = ProcessPool.builder().workers(1).build();
        Gate gate = Gate.in(folder, "gate")) {
      for (Duration none : List.of(Duration.ZERO, Duration.ofSeconds(Long.MIN_VALUE))) {
        MapResults<Integer> results =
            own.map(
                number -> {
                  gate.pass();
                  return number;
                },
                FORTY,
                MapOptions.DEFAULT.withDeadline(none));
        assertThrows(MapDeadlineException.class, results::next);
        assertFalse(results.hasNext());
      }
      gate.open();
    }
  }

  @Test
  @SuppressWarnings("NullAway") // null is what is tested
  void refusesNull() {
    RemoteFunction<Integer, Integer> same = number -> number;
    assertThrows(NullPointerException.class, () -> pool.<Integer, Integer>map(null, FORTY));
    assertThrows(NullPointerException.class, () -> pool.map(same, null));
    assertThrows(NullPointerException.class, () -> pool.map(same, FORTY, null));
    assertThrows(
        NullPointerException.class,
        () -> pool.<Integer, Integer, Integer>map(null, FORTY, FORTY, MapOptions.DEFAULT));
  }

  @Test
  @Row(E12)
  void isRefusedAfterAShutdown() {
    try (ProcessPool own = ProcessPool.builder().workers(1).build()) {
      own.shutdown();
      assertThrows(RejectedExecutionException.class, () -> own.map(number -> number, FORTY));
    }
  }

  @Test
  void rejectsOptionsThatMakeNoSense() {
    assertThrows(IllegalArgumentException.class, () -> MapOptions.DEFAULT.withChunk(0));
    assertThrows(IllegalArgumentException.class, () -> new MapOptions(10, 9, null));
  }

  @Test
  void refusesAFunctionThatCannotCross() {
    Object thing = new Object();
    RejectedExecutionException refusal =
        assertThrows(
            RejectedExecutionException.class,
            () -> pool.map(number -> thing.hashCode() + number, FORTY));
    assertTrue(String.valueOf(refusal.getMessage()).contains("captured by a lambda in"));
  }

  @Test
  void failsTheElementsOfAChunkWhoseWorkerIsLostAndNoOthers() {
    MapResults<Integer> results =
        pool.map(MapResultsTest::exitForFive, FORTY, MapOptions.DEFAULT.withChunk(4));
    List<Integer> yielded = new ArrayList<>();
    int lost = 0;
    while (results.hasNext()) {
      try {
        yielded.add(results.next());
      } catch (CompletionException e) {
        assertInstanceOf(WorkerLostException.class, e.getCause());
        lost++;
      }
    }
    assertEquals(4, lost);
    assertEquals(Stream.concat(FORTY.stream().limit(4), FORTY.stream().skip(8)).toList(), yielded);
  }

  @Test
  void letsAWaitingCallerBeInterrupted() {
    MapResults<Integer> results = pool.map(number -> Tasks.hang(), List.of(1));
    Thread.currentThread().interrupt();
    assertThrows(CancellationException.class, results::next);
    assertTrue(Thread.interrupted());
    results.close();
    ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
  }

  private static <T> List<T> rest(MapResults<T> results) {
    try (results) {
      List<T> all = new ArrayList<>();
      results.forEachRemaining(all::add);
      return all;
    }
  }

  private static void assertFailsWith(Class<? extends Throwable> cause, MapResults<?> results) {
    assertTrue(results.hasNext());
    assertInstanceOf(cause, assertThrows(CompletionException.class, results::next).getCause());
  }

  private static void require(boolean there) {
    if (!there) {
      throw new IllegalStateException("not there");
    }
  }

  private static int failForTwo(int number) throws TimeoutException {
    if (number == 2) {
      throw new TimeoutException("the task's own");
    }
    return number;
  }

  private static int exitForFive(int number) {
    if (number == 5) {
      System.exit(1);
    }
    return number;
  }

  /// Counts without end, and how often it was asked.
  private static final class Counted implements Iterable<Integer> {

    private int taken;

    @Override
    public Iterator<Integer> iterator() {
      return Stream.iterate(0, number -> number + 1).peek(number -> taken = number + 1).iterator();
    }
  }
}
