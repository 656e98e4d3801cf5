// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import com.hazelcast.cluster.Member;
import com.hazelcast.spi.exception.TargetNotMemberException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Has the members of a grid grade batches of submissions: each member one at a time, as fast as it
/// is.
///
/// A thread for each member takes the next order, and goes back for more. An order whose member is
/// lost goes to another one: to grade it twice does no harm. A member that refuses, as it lacks
/// what is asked for, gets no more.
///
/// ## Why it is correct
///
/// - **Invariant:** each order is in `open`, or with one member, or answered, or given up; what a
///   thread has taken it answers, gives up, or puts back before it ends.
/// - **It ends:** an order is put back [#TRIES] times at most, or by a member that gets no more;
///   where there is no member left for [Grid#PATIENCE], what is open is left over.
final class GradingRound {

  /// How many members an order may lose before it is left to somebody else: it may be to blame.
  private static final int TRIES = 3;

  /// How often to look for new members.
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Grid grid;
  private final Path answers;
  private final int all;

  @GuardedBy("this")
  private final Deque<Path> open;

  @GuardedBy("this")
  private final List<Path> givenUp = new ArrayList<>();

  @GuardedBy("this")
  private final Map<Path, Integer> losses = new HashMap<>();

  /// The members that get nothing, by their addresses.
  @GuardedBy("this")
  private final Set<String> out;

  /// The members that are at work.
  @GuardedBy("this")
  private final Set<Member> busy = new HashSet<>();

  @GuardedBy("this")
  private int answered;

  /// Prepares a round.
  ///
  /// @param grid the grid
  /// @param folder the folder of [GradingMain]
  /// @param out the members that get nothing
  /// @throws IOException if there are no orders
  GradingRound(Grid grid, Path folder, Set<String> out) throws IOException {
    this.grid = grid;
    this.out = new HashSet<>(out);
    this.answers = Files.createDirectories(folder.resolve("answers"));
    try (Stream<Path> orders = Files.list(folder.resolve("orders"))) {
      this.open = new ArrayDeque<>(orders.sorted().toList());
    }
    this.all = open.size();
  }

  /// Has all orders graded.
  ///
  /// @return those that nobody graded
  /// @throws InterruptedException if interrupted while waiting
  synchronized List<Path> run() throws InterruptedException {
    Duration without = Duration.ZERO;
    while (!busy.isEmpty() || !(open.isEmpty() || without.compareTo(Grid.PATIENCE) > 0)) {
      for (Member member : open.isEmpty() ? List.<Member>of() : grid.members()) {
        if (!busy.contains(member) && !out.contains(Engine.addressOf(member))) {
          begin(member);
        }
      }
      without = busy.isEmpty() ? without.plus(LOOK) : Duration.ZERO;
      wait(LOOK.toMillis()); // for a member to end, or to come
    }
    List<Path> left = new ArrayList<>(open);
    left.addAll(givenUp);
    return left;
  }

  @GuardedBy("this")
  private void begin(Member member) {
    busy.add(member);
    Thread.ofVirtual().name("grading on " + Engine.addressOf(member)).start(() -> work(member));
  }

  private void work(Member member) {
    try {
      for (Path order = next(); order != null; order = next()) {
        if (!send(order, member)) {
          break;
        }
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts it", e);
    } finally {
      end(member);
    }
  }

  private synchronized @Nullable Path next() {
    return open.poll();
  }

  private synchronized void end(Member member) {
    busy.remove(member);
    notifyAll();
  }

  /// {@return whether the member may have another one}
  private boolean send(Path order, Member member) throws InterruptedException {
    String address = Engine.addressOf(member);
    long start = System.nanoTime();
    try {
      byte[] answer =
          grid.send(new Seat(member), new GradingErrand(Files.readAllBytes(order))).get();
      Path refusal = keep(order, address, answer);
      if (Files.exists(refusal)) {
        refuse(order, address, Files.readString(refusal));
        return false;
      }
      tell(order, address, Duration.ofNanos(System.nanoTime() - start));
      return true;
    } catch (ExecutionException e) {
      lose(order, address, e.getCause() == null ? e : e.getCause());
    } catch (IOException e) {
      lose(order, address, e);
    }
    return false;
  }

  /// Unpacks an answer, whole or not at all.
  ///
  /// @return where its refusal would be
  private Path keep(Path order, String address, byte[] answer) throws IOException {
    String name = order.getFileName().toString().replace(".zip", "");
    Path half = Files.createDirectories(answers.resolve(name + ".half"));
    Zip.delete(half); // of a member that was lost
    Zip.unpack(answer, Files.createDirectories(half));
    Path refusal = half.resolve(GradingDesk.REFUSAL);
    if (Files.notExists(refusal)) {
      Files.writeString(half.resolve("member.txt"), address);
      Files.move(half, answers.resolve(name));
    }
    return refusal;
  }

  private synchronized void tell(Path order, String address, Duration took) {
    answered++;
    System.err.printf(
        "Batch %d of %d (%s): %s, %d s.%n",
        answered, all, order.getFileName(), address, took.toSeconds());
  }

  private synchronized void refuse(Path order, String address, String sentence) {
    System.err.printf("Member %s grades nothing: %s%n", address, sentence);
    out.add(address);
    open.addFirst(order);
  }

  /// A member that was lost may come back, and then it gets more.
  private synchronized void lose(Path order, String address, Throwable how) {
    if (how instanceof TargetNotMemberException) {
      open.addFirst(order); // it had gone before anything was sent
    } else if (losses.merge(order, 1, Integer::sum) < TRIES) {
      System.err.printf(
          "Member %s did not grade %s, which goes to another: %s%n",
          address, order.getFileName(), how);
      open.addFirst(order);
    } else {
      System.err.printf(
          "%s came back %d times: the grid gives it up.%n", order.getFileName(), TRIES);
      givenUp.add(order);
    }
  }
}
