// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// Clients submit all kinds of tasks while somebody kills workers, some workers cannot start,
/// callbacks and handlers throw, and the pool is ended in their midst; every outcome is checked.
/// Then comes the next pool.
///
/// `java -cp examples/target/classes racetrack.process.pool.Chaos 60` does so for sixty seconds, in
/// the usual mode, and `… Chaos 60 low-latency` in the other. It ends with exit code 0 if every
/// future ended once with its own outcome, no task ran twice, and each task that was accepted has
/// ended in one way.
public final class Chaos {

  /// What a task does, or what is wrong with it.
  enum Kind {
    SMALL,
    LARGE,
    SLOW,
    FAILING,
    EXITING,
    HANGING,
    EXECUTED,
    MAPPED,
    UNSENDABLE
  }

  /// What came of the tasks of one kind.
  static final class Tally {

    final AtomicLong asMeant = new AtomicLong();
    final AtomicLong lost = new AtomicLong();
    final AtomicLong timedOut = new AtomicLong();
    final AtomicLong cancelled = new AtomicLong();

    @Override
    public String toString() {
      return "%s as meant, %s lost, %s timed out, %s cancelled"
          .formatted(asMeant, lost, timedOut, cancelled);
    }
  }

  /// What came of all so far, and the number of the last task.
  static final class Tallies {

    final AtomicLong kills = new AtomicLong();
    final AtomicInteger ids = new AtomicInteger();
    private final Map<Kind, Tally> ofKinds = new EnumMap<>(Kind.class);

    Tallies() {
      Arrays.stream(Kind.values()).forEach(kind -> ofKinds.put(kind, new Tally()));
    }

    Tally of(Kind kind) {
      return requireNonNull(ofKinds.get(kind));
    }
  }

  /// What became of it all.
  record Report(Map<Kind, Tally> tallies, long kills, int pools) {

    Tally tally(Kind kind) {
      return requireNonNull(tallies.get(kind));
    }
  }

  private Chaos() {}

  /// Makes chaos and prints what became of it.
  ///
  /// @param args the number of seconds, then `low-latency` if that mode is meant
  /// @throws Exception if an outcome was not the task's own
  public static void main(String[] args) throws Exception {
    boolean lowLatency = args.length == 2 && args[1].equals("low-latency");
    if (args.length != (lowLatency ? 2 : 1) || !args[0].matches("[1-9][0-9]{0,8}")) {
      System.err.println("Chaos takes a number of seconds, and perhaps the word low-latency.");
      System.exit(2);
    }
    Duration time = Duration.ofSeconds(Long.parseLong(args[0]));
    System.out.println(run(time, ChaosEnd.values().length, lowLatency));
  }

  /// Makes chaos for some time, and until there were so many pools. Each ends in another way.
  ///
  /// @param least how many pools there are at least
  /// @param lowLatency the pools' mode
  /// @return what became of it
  /// @throws AssertionError if an outcome was not the task's own
  static Report run(Duration time, int least, boolean lowLatency) throws Exception {
    long start = System.nanoTime();
    Path marks = Files.createTempDirectory("chaos");
    Tallies tallies = new Tallies();
    ChaosEnd[] ends = ChaosEnd.values();
    Random random = new Random(ends.length);
    int pools = 0;
    try {
      while (pools < least || System.nanoTime() - start < time.toNanos()) {
        ChaosEnd end = ends[pools++ % ends.length];
        new ChaosRound(marks, tallies, end, random.nextLong(), lowLatency)
            .run(Duration.ofMillis(50 + random.nextLong(time.toMillis() / 8)));
      }
      return new Report(tallies.ofKinds, tallies.kills.get(), pools);
    } finally {
      delete(marks);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
