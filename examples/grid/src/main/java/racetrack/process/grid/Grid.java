// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.ExecutionCallback;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.IExecutorService;
import com.hazelcast.durableexecutor.DurableExecutorService;
import com.hazelcast.spi.exception.TargetNotMemberException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import racetrack.process.pool.WorkerLostException;

/// A cluster as its submitter sees it: who is there, who has room, and the way there and back.
///
/// The submitter is itself in the cluster, as a member without data that runs no tasks. So it sees
/// others come and go at first hand, and the cluster does not end with its last other member.
final class Grid implements AutoCloseable {

  /// How long tasks wait for a member when there is none, before they fail.
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration LOOK = Duration.ofMillis(20);

  private final HazelcastInstance engine;
  private final IExecutorService errands;
  private final IExecutorService control;
  private final DurableExecutorService durable;
  private final Seats seats = new Seats(PATIENCE);
  private final @Nullable LocalMembers own;
  private final AtomicInteger nextKey = new AtomicInteger();

  private Grid(MemberSettings submitter, int members) {
    engine = Engine.start(submitter);
    errands = engine.getExecutorService(Engine.ERRANDS);
    control = engine.getExecutorService(Engine.CONTROL);
    durable = engine.getDurableExecutorService(Engine.DURABLE);
    LocalMembers started = new LocalMembers(likeThis(submitter));
    own = members == 0 ? null : started;
    engine.getCluster().addMembershipListener(new Listener());
    engine.getLifecycleService().addLifecycleListener(_ -> look()); // it may have merged
    for (int member = 0; member < members; member++) {
      started.start();
    }
    look();
  }

  /// {@return a cluster of its own, with members on this host that run one task at a time each}
  ///
  /// @param members how many
  static Grid ofOwn(int members) {
    Duration heartbeat = MemberSettings.HEARTBEAT;
    return new Grid(
        MemberSettings.submitter(MemberSettings.LOOPBACK, List.of(), heartbeat), members);
  }

  /// {@return the cluster that somebody has started}
  ///
  /// @param submitter where this one listens, and where members are
  static Grid join(MemberSettings submitter) {
    return new Grid(submitter, 0);
  }

  private MemberSettings likeThis(MemberSettings submitter) {
    String here = Engine.addressOf(engine.getCluster().getLocalMember());
    return new MemberSettings(submitter.host(), 0, List.of(here), 1, submitter.heartbeat());
  }

  /// {@return the other members, those first that are longest there}
  List<Member> members() {
    return engine.getCluster().getMembers().stream()
        .filter(member -> Engine.slotsOf(member) > 0)
        .toList();
  }

  /// Waits for members.
  ///
  /// @param members how many
  /// @return whether so many have come in time
  boolean await(int members, Duration limit) throws InterruptedException {
    return seats.await(members, limit);
  }

  /// Waits until there are so many members and each partition has its copy on a second one.
  ///
  /// @throws WorkerLostException if that takes longer than [#PATIENCE]
  void awaitCopies(int members) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    boolean safe = await(members, PATIENCE);
    while (safe && !engine.getPartitionService().isClusterSafe()) {
      Thread.sleep(LOOK); // the engine tells nobody
      safe = System.nanoTime() < end;
    }
    if (!safe) {
      throw new WorkerLostException(
          "%d members with copies were not there within %d s"
              .formatted(members, PATIENCE.toSeconds()));
    }
  }

  /// Takes a seat on the member with the most room; it is to be given back.
  Seat take() throws InterruptedException {
    return seats.take();
  }

  void give(Seat seat) {
    seats.give(seat);
  }

  /// Runs an errand on a member that has room, and waits for its answer.
  ///
  /// If this thread is interrupted, the errand is called off, and its end is waited for: else the
  /// seat would be given to another while it is taken. If the member has gone before anything was
  /// sent to it, there is another one to ask.
  ///
  /// @return the answer
  /// @throws WorkerLostException if the member was lost: then nobody knows how far it came
  byte[] ask(Errand errand) throws InterruptedException {
    while (true) {
      Seat seat = seats.take();
      try {
        return await(
            send(seat, errand),
            () -> control.executeOnMember(new CallOff(errand.id()), seat.member()));
      } catch (WorkerLostException e) {
        look(); // before anybody takes this seat, or another of the lost member
        if (!(e.getCause() instanceof TargetNotMemberException)) {
          throw e;
        }
      } finally {
        seats.give(seat);
      }
    }
  }

  /// Sends something to a member.
  ///
  /// By a callback: every hundredth time that the engine's `submitToMember` is called in a hurry,
  /// it waits for the outcome by itself, and hears no interrupt.
  <T> Future<T> send(Seat seat, Callable<T> task) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    try {
      errands.submitToMember(task, seat.member(), new Completing<>(answer));
    } catch (RuntimeException e) {
      answer.completeExceptionally(e); // it has gone meanwhile
    }
    return answer;
  }

  /// Has an errand run on a member or, if that is lost, on another, and waits for its answer.
  ///
  /// @return the answer
  /// @throws WorkerLostException if it was lost with all that knew of it
  byte[] askDurably(Errand errand) throws InterruptedException {
    Seat seat = seats.take();
    try {
      return askDurably(seat, errand);
    } finally {
      seats.give(seat);
    }
  }

  private byte[] askDurably(Seat seat, Errand errand) throws InterruptedException {
    var answer = durable.submitToKeyOwner(errand, keyOf(seat.member()));
    byte[] bytes = await(answer, () -> control.executeOnAllMembers(new CallOff(errand.id())));
    durable.disposeResult(answer.getTaskId());
    return bytes;
  }

  /// {@return a key whose partition is that of a member, or any key if it has none}
  private int keyOf(Member member) {
    int first = nextKey.getAndIncrement();
    for (int key = first; key < first + 1_000; key++) {
      if (member.equals(engine.getPartitionService().getPartition(key).getOwner())) {
        return key;
      }
    }
    return first;
  }

  private static byte[] await(Future<byte[]> answer, Runnable callOff) throws InterruptedException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return outcome(answer);
        } catch (InterruptedException e) {
          interrupted = true;
          callOff.run();
        }
      }
    } finally {
      if (interrupted) {
        throwInterrupt();
      }
    }
  }

  private static void throwInterrupt() throws InterruptedException {
    throw new InterruptedException("the task was called off");
  }

  /// {@return the answer}
  ///
  /// The durable executor, when it has lost a task with all its copies, says so by no answer at
  /// all, or by one of its failures.
  private static byte[] outcome(Future<byte[]> answer) throws InterruptedException {
    try {
      byte[] bytes = answer.get();
      if (bytes == null) {
        throw new WorkerLostException("the task was lost with the members that had it");
      }
      return bytes;
    } catch (CancellationException e) {
      throw lost(e);
    } catch (ExecutionException e) {
      throw lost(e.getCause() == null ? e : e.getCause());
    }
  }

  private static WorkerLostException lost(Throwable how) {
    WorkerLostException lost =
        new WorkerLostException(
            "the member that ran the task was lost, and how far it came is not known: " + how);
    lost.initCause(how);
    return lost;
  }

  /// {@return what each member says of itself, in the order of [#members]; of one that says nothing
  /// in time, only where it is}
  List<MemberReport> reports(Duration limit) throws InterruptedException {
    return MemberReport.ask(control, members(), limit);
  }

  private void look() {
    if (engine.getLifecycleService().isRunning()) {
      seats.set(members());
    }
  }

  /// Leaves the cluster, and ends the members that belong to it.
  @Override
  public void close() {
    if (own != null) {
      own.close();
    }
    engine.getLifecycleService().terminate();
  }

  /// Passes on what the engine calls back with.
  private record Completing<T>(CompletableFuture<T> answer) implements ExecutionCallback<T> {

    @Override
    public void onResponse(T response) {
      answer.complete(response);
    }

    @Override
    public void onFailure(Throwable failure) {
      answer.completeExceptionally(failure);
    }
  }

  private final class Listener implements MembershipListener {

    @Override
    public void memberAdded(MembershipEvent event) {
      look();
    }

    @Override
    public void memberRemoved(MembershipEvent event) {
      look();
      String pid = event.getMember().getAttribute(Engine.PID);
      if (own != null && pid != null) {
        own.replace(Long.parseLong(pid));
      }
    }
  }
}
