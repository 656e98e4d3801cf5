// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static java.util.Objects.requireNonNull;
import static racetrack.process.pool.ChaosClient.require;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/// A `map` of [Chaos]: one of its inputs cannot cross, on others the function fails, and behind the
/// last the inputs throw. Each result is looked for at its place.
final class ChaosMap {

  private static final int INPUTS = 12;

  private final ChaosRound round;
  private final int id;
  private final int unsendable;
  private final MapOptions options;

  ChaosMap(ChaosRound round, Random random) {
    this.round = round;
    id = round.tallies().ids.incrementAndGet();
    unsendable = random.nextInt(INPUTS);
    int chunk = 1 + random.nextInt(4);
    options = new MapOptions(chunk, 2 * chunk, null);
  }

  /// @throws RejectedExecutionException if the pool takes no maps any more
  void run() throws IOException {
    String mark = round.markOf(id);
    int place = 0;
    try (MapResults<Integer> results =
        round.pool().map(input -> perform(mark, (Integer) input), this::inputs, options)) {
      for (; results.hasNext(); place++) {
        check(results, place);
      }
    }
    require(place == INPUTS + 1, "has " + place + " results", this);
  }

  private Iterator<Object> inputs() {
    return IntStream.rangeClosed(0, INPUTS).mapToObj(this::input).iterator();
  }

  private Object input(int place) {
    if (place == INPUTS) {
      throw new ChaosClient.Failing(place);
    }
    return place == unsendable ? new Object() : place;
  }

  /// The function itself, in the worker. It fails at every fifth place.
  private static int perform(String mark, int place) throws IOException {
    Files.createFile(Path.of(mark + "-" + place));
    if (place % 5 == 4) {
      throw new ChaosClient.Failing(place);
    }
    return place;
  }

  private void check(MapResults<Integer> results, int place) throws IOException {
    Chaos.Tally tally = round.tallies().of(Chaos.Kind.MAPPED);
    try {
      require(results.next() == place && place % 5 != 4, "has another's result", at(place));
      require(Files.deleteIfExists(mark(place)), "has not run", at(place));
      tally.asMeant.incrementAndGet();
    } catch (CompletionException e) {
      checkFailure(place, requireNonNull(e.getCause()), tally);
    }
  }

  private void checkFailure(int place, Throwable cause, Chaos.Tally tally) {
    switch (cause) {
      case WorkerLostException _ -> tally.lost.incrementAndGet();
      case TimeoutException _ -> tally.timedOut.incrementAndGet();
      case CancellationException _ -> {
        ChaosClient.checkCancelled(round, mark(place).toString(), at(place));
        tally.cancelled.incrementAndGet();
      }
      case RejectedExecutionException _ -> {
        boolean meant = place == unsendable;
        require(meant || round.pool().isShutdown(), "was refused", at(place));
        (meant ? tally.asMeant : tally.cancelled).incrementAndGet();
      }
      case ChaosClient.Failing failing -> {
        require(failing.id() == place && (place % 5 == 4 || place == INPUTS), "fails", at(place));
        tally.asMeant.incrementAndGet();
      }
      case FileAlreadyExistsException _ -> require(false, "ran twice", at(place));
      default -> throw new AssertionError(at(place), cause);
    }
  }

  private Path mark(int place) {
    return Path.of(round.markOf(id) + "-" + place);
  }

  private String at(int place) {
    return this + " at " + place;
  }

  @Override
  public String toString() {
    return "map %d, %s, unsendable %d".formatted(id, options, unsendable);
  }
}
