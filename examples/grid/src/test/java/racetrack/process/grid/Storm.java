// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import racetrack.process.pool.RemoteCallable;
import racetrack.programs.Leash;

/// The program of a submitter: it submits tasks until it is told to stop, whatever happens to the
/// members, and says again and again what has become of them.
final class Storm {

  /// Short enough for a test, and long enough for a host with much to do.
  static final Duration HEARTBEAT = Duration.ofSeconds(6);

  /// Opened to end it, and to have it submit what no member survives.
  static final String STOP = "stop";

  static final String GREEDY = "greedy";

  /// What a greedy task keeps.
  private static final List<long[]> HOARD = new ArrayList<>();

  private static final int BACKLOG = 20;
  private static final long PERIOD = 50_000_000;

  /// What became of the tasks that were accepted.
  ///
  /// @param members how many members there are
  /// @param accepted how many tasks were accepted
  /// @param done how many of them have a result
  /// @param lost how many failed, as their member was lost
  record Tally(int members, int accepted, int done, int lost) {

    static Tally parse(String line) {
      String[] parts = line.split(" ", -1);
      return new Tally(
          Integer.parseInt(parts[1]),
          Integer.parseInt(parts[2]),
          Integer.parseInt(parts[3]),
          Integer.parseInt(parts[4]));
    }

    @Override
    public String toString() {
      return "tally %d %d %d %d".formatted(members, accepted, done, lost);
    }
  }

  private final List<Future<Integer>> accepted = new ArrayList<>();
  private final Path folder;
  private final Grid grid;
  private final GridPool pool;
  private long nextTally = System.nanoTime();

  private Storm(Path folder, Grid grid, GridPool pool) {
    this.folder = folder;
    this.grid = grid;
    this.pool = pool;
  }

  /// Submits.
  ///
  /// @param arguments the address of this host, the seeds with commas between them, how often to
  ///   deliver, how many members to wait for, how many tasks run at once, the folder of the marks
  public static void main(String[] arguments) throws Exception {
    Leash.fasten();
    List<String> seeds = List.of(arguments[1].split(",", -1));
    Grid grid = Grid.join(MemberSettings.submitter(arguments[0], seeds, HEARTBEAT));
    int members = Integer.parseInt(arguments[3]);
    int workers = Integer.parseInt(arguments[4]);
    if (!grid.await(members, Duration.ofMinutes(2))) {
      throw new IllegalStateException("only " + grid.members() + " have come");
    }
    GridPool pool =
        switch (Delivery.valueOf(arguments[2])) {
          case AT_MOST_ONCE -> new EnginePool(grid, workers, new ArrayBlockingQueue<>(BACKLOG));
          case AT_LEAST_ONCE ->
              new DurablePool(grid, members, workers, new ArrayBlockingQueue<>(BACKLOG));
        };
    new Storm(Path.of(arguments[5]), grid, pool).rage();
  }

  private void rage() throws InterruptedException {
    boolean greedy = false;
    while (Files.notExists(folder.resolve(STOP))) {
      if (!greedy && Files.exists(folder.resolve(GREEDY))) {
        greedy = submit(Storm::fillTheHeap);
      }
      int number = accepted.size();
      String where = folder.toString();
      if (!submit(() -> work(where, number))) {
        LockSupport.parkNanos(1_000_000); // that is what back-pressure is for
      }
      sayNowAndThen();
    }
    pool.shutdown();
    while (!pool.awaitTermination(PERIOD, TimeUnit.NANOSECONDS)) {
      sayNowAndThen();
    }
    long without = accepted.stream().filter(future -> !future.isDone()).count();
    System.out.println("end " + without + " " + tally());
  }

  private boolean submit(RemoteCallable<Integer> task) {
    try {
      accepted.add(pool.submit(task));
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  private void sayNowAndThen() {
    if (System.nanoTime() - nextTally > 0) {
      System.out.println(tally());
      nextTally = System.nanoTime() + PERIOD;
    }
  }

  private Tally tally() {
    int members = pool.isTerminated() ? 0 : grid.members().size();
    return new Tally(
        members, accepted.size(), count(Future.State.SUCCESS), count(Future.State.FAILED));
  }

  private int count(Future.State state) {
    return (int) accepted.stream().filter(future -> future.state() == state).count();
  }

  /// Leaves a mark, so that the test sees how often it was begun.
  private static int work(String folder, int number) throws IOException {
    Files.createFile(Path.of(folder, "task-" + number + "-" + UUID.randomUUID()));
    LockSupport.parkNanos(20_000_000); // it is the slowness that faults meet
    return number;
  }

  private static int fillTheHeap() {
    while (true) {
      HOARD.add(new long[1 << 20]);
    }
  }
}
