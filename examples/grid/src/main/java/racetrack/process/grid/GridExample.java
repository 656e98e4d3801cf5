// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import racetrack.process.pool.RemoteCallable;

/// Counts primes on the members of a grid, and says what each of them did.
///
/// Without an argument it starts two members on this host, which end with it.
public final class GridExample {

  private static final int CHUNKS = 16;
  private static final int CHUNK = 100_000;

  private GridExample() {}

  /// What a task found, and where it ran.
  ///
  /// @param primes how many there are in its range
  /// @param member the process that looked
  private record Found(long primes, long member) implements java.io.Serializable {}

  /// Counts.
  ///
  /// @param arguments where members are, as `host:port`; none for members of its own
  /// @throws InterruptedException if interrupted meanwhile
  /// @throws ExecutionException if a member was lost with its task
  public static void main(String[] arguments) throws InterruptedException, ExecutionException {
    try (GridPool pool =
        arguments.length == 0
            ? GridPoolSubject.ENGINE.create(2, CHUNKS)
            : EnginePool.join(MemberSettings.LOOPBACK, List.of(arguments), 2, CHUNKS)) {
      List<Future<Found>> counts = new ArrayList<>();
      for (int chunk = 0; chunk < CHUNKS; chunk++) {
        int from = chunk * CHUNK;
        RemoteCallable<Found> count = () -> count(from);
        counts.add(pool.submit(count));
      }
      long primes = 0;
      for (Future<Found> count : counts) {
        primes += count.get().primes();
        System.out.printf("member %d: %d primes%n", count.get().member(), count.get().primes());
      }
      System.out.printf("%d primes below %d%n", primes, CHUNKS * CHUNK);
    }
  }

  private static Found count(int from) {
    long primes = IntStream.range(from, from + CHUNK).filter(GridExample::isPrime).count();
    return new Found(primes, ProcessHandle.current().pid());
  }

  private static boolean isPrime(int number) {
    return number > 1
        && IntStream.iterate(2, divisor -> divisor <= number / divisor, divisor -> divisor + 1)
            .noneMatch(divisor -> number % divisor == 0);
  }
}
