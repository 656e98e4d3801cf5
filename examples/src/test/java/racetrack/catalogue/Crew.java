// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Threads that a test runs together, and that end with it.
///
/// A failure in any of them is a failure of [#join]. They are declared stuck when none that lives
/// can go on: each was seen waiting or blocked at every look, and none finished a step, for the
/// whole patience. A thread in a timed wait is not stuck, and neither is one that runs.
///
/// Used by one thread, in `try (Crew crew = new Crew(kind))`. Closing it interrupts whoever is
/// left.
public final class Crew implements AutoCloseable {

  /// The system property that says after how many seconds without progress threads are stuck.
  public static final String PATIENCE = "racetrack.patience";

  private static final Duration LOOK = Duration.ofMillis(2);
  private static final String OWN = Crew.class.getName() + "(\\$.*)?";
  private static final String LOADING = "(jdk\\.internal\\.loader|java\\.lang\\.invoke)\\..*";
  private static final Duration END = Duration.ofSeconds(1);
  private static final Duration MOMENT = Duration.ofNanos(20_000);

  private final ThreadKind kind;
  private final Duration patience;
  private final List<Member> members = new ArrayList<>();

  /// What a member does once.
  public interface Task {

    /// Does it.
    ///
    /// @throws Exception to fail the test
    void run() throws Exception;
  }

  /// What a member does again and again.
  public interface Step {

    /// Does it once more.
    ///
    /// @param index how often it was done before
    /// @throws Exception to fail the test
    void run(int index) throws Exception;
  }

  /// Creates a crew that has the patience of this JVM: [#PATIENCE], or 20 seconds.
  ///
  /// @param kind the kind of its threads
  public Crew(ThreadKind kind) {
    this(kind, Duration.ofSeconds(Integer.getInteger(PATIENCE, 20)));
  }

  Crew(ThreadKind kind, Duration patience) {
    this.kind = kind;
    this.patience = patience;
  }

  /// Lets others run, in a task that asks again and again.
  ///
  /// It sleeps for a moment: virtual threads that spin, or yield in turn, can keep every processor
  /// among themselves, so that those whom they wait for never get one.
  ///
  /// @throws InterruptedException if the crew is being closed
  public static void giveWay() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    LockSupport.parkNanos(MOMENT.toNanos());
  }

  /// Starts a thread that runs a task.
  ///
  /// @param name the thread's name
  /// @param task what it does
  /// @return the thread
  public Member start(String name, Task task) {
    return start(name, 1, _ -> task.run());
  }

  /// Starts a thread that repeats a step.
  ///
  /// @param name the thread's name
  /// @param times how often
  /// @param step what it does
  /// @return the thread
  public Member start(String name, int times, Step step) {
    Member member = new Member(name, times, step);
    members.add(member);
    member.thread.start();
    return member;
  }

  /// Waits until all have ended.
  ///
  /// The first failure is reported at once; the others are then interrupted.
  ///
  /// @throws InterruptedException if interrupted while waiting
  /// @throws AssertionError if a thread failed, or if they are stuck: then with each one's state
  ///   and place, and with the cycle if it is a deadlock
  public void join() throws InterruptedException {
    join(Member::waits, "stuck: no thread can go on, and none did for ");
  }

  /// Waits until all have ended, which they do soon: for those that must not run on for ever.
  ///
  /// A thread that spins can be declared stuck too, and so can one that is in a timed wait.
  ///
  /// @throws InterruptedException if interrupted while waiting
  /// @throws AssertionError if a thread failed, or if none finished a step for the whole patience:
  ///   then with each one's state and place
  public void joinSoon() throws InterruptedException {
    join(_ -> true, "still there: they should have ended, but no thread finished a step for ");
  }

  private void join(Predicate<Member> isQuiet, String stuck) throws InterruptedException {
    long looks = patience.dividedBy(LOOK); // not seconds: see awaitWaiting
    long quiet = 0;
    int steps = -1;
    for (Optional<Member> next = anyLiving(); next.isPresent(); next = anyLiving()) {
      next.get().thread.join(LOOK);
      throwFailure();
      int stepsNow = members.stream().mapToInt(member -> member.steps.getOpaque()).sum();
      quiet = stepsNow == steps && living().allMatch(isQuiet) ? quiet + 1 : 0;
      steps = stepsNow;
      if (quiet > looks && anyLiving().isPresent()) {
        throw new AssertionError(places(stuck));
      }
    }
    throwFailure();
  }

  @Override
  public void close() {
    living().forEach(member -> member.thread.interrupt());
    for (Member member : members) {
      try {
        member.thread.join(END); // who waits for a monitor cannot be interrupted, and is left
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private Stream<Member> living() {
    return members.stream().filter(member -> member.thread.isAlive());
  }

  private Optional<Member> anyLiving() {
    return living().findAny();
  }

  private void throwFailure() {
    members.stream()
        .filter(member -> member.failure != null)
        .findFirst()
        .ifPresent(member -> {
          throw new AssertionError(member.thread.getName() + " failed", member.failure);
        });
  }

  private String places(String stuck) {
    String places = living().map(Member::place).collect(Collectors.joining("\n"));
    return stuck + patience.toMillis() / 1000.0 + " s\n" + places + deadlock();
  }

  /// The JVM sees cycles of platform threads only.
  private static String deadlock() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long[] cycle = threads.findDeadlockedThreads();
    if (cycle == null) {
      return "";
    }
    return Arrays.stream(threads.getThreadInfo(cycle))
        .filter(Objects::nonNull)
        .map(Crew::waitsFor)
        .collect(Collectors.joining("\n", "\ndeadlock:\n", ""));
  }

  private static String waitsFor(ThreadInfo info) {
    LockInfo lock = info.getLockInfo();
    return "  %s waits for %s, held by %s"
        .formatted(info.getThreadName(), lock, info.getLockOwnerName());
  }

  /// One thread of a crew.
  public final class Member {

    private final Thread thread;

    /// Written by the member alone, and opaque, so that counting steps orders nothing.
    private final AtomicInteger steps = new AtomicInteger();

    private volatile @Nullable Throwable failure;

    private Member(String name, int times, Step step) {
      thread = kind.unstarted(name, () -> run(times, step));
    }

    /// Waits until this thread waits, and fails if it ends instead.
    ///
    /// @return this thread
    /// @throws InterruptedException if interrupted while waiting
    /// @throws AssertionError if it ends, or runs for longer than the patience
    public Member awaitWaiting() throws InterruptedException {
      return awaitThat(this::waits);
    }

    /// Waits until this thread waits, be it for a time only, and fails if it ends instead.
    ///
    /// @return this thread
    /// @throws InterruptedException if interrupted while waiting
    /// @throws AssertionError if it ends, or runs for longer than the patience
    public Member awaitTimedWaiting() throws InterruptedException {
      return awaitThat(() -> waits() || waitsForATime());
    }

    private Member awaitThat(BooleanSupplier waits) throws InterruptedException {
      // Looks are counted, not seconds: a test that is starved itself must not blame the thread.
      long looks = patience.dividedBy(LOOK);
      while (!waits.getAsBoolean()) {
        throwFailure();
        String name = thread.getName();
        if (!thread.isAlive()) {
          throw new AssertionError(name + " ended, but should have waited");
        }
        if (looks-- == 0) {
          throw new AssertionError(name + " runs, but should wait\n" + place());
        }
        thread.join(LOOK);
      }
      return this;
    }

    /// Interrupts this thread.
    public void interrupt() {
      thread.interrupt();
    }

    private void run(int times, Step step) {
      try {
        for (int index = 0; index < times; index++) {
          step.run(index);
          steps.setOpaque(index + 1);
        }
      } catch (Throwable e) {
        failure = e;
      }
    }

    /// Whether the step waits, and not the thread on its way in or out.
    ///
    /// Two threads that need a class for the first time get in each other's way for a moment, and
    /// so do a thread that ends and one that joins it.
    private boolean waits() {
      return isHeldUp() && isInAStep() && isHeldUp();
    }

    private boolean waitsForATime() {
      return thread.getState() == Thread.State.TIMED_WAITING && isInAStep();
    }

    private boolean isHeldUp() {
      return switch (thread.getState()) {
        case WAITING, BLOCKED -> true;
        case NEW, RUNNABLE, TIMED_WAITING, TERMINATED -> false;
      };
    }

    private boolean isInAStep() {
      List<String> classes =
          Arrays.stream(thread.getStackTrace()).map(StackTraceElement::getClassName).toList();
      return classes.contains(Member.class.getName())
          && classes.stream().noneMatch(name -> name.matches(LOADING));
    }

    /// The state, and the frames between the JDK's and this crew's.
    private String place() {
      return Arrays.stream(thread.getStackTrace())
          .filter(frame -> frame.getClassName().startsWith("racetrack."))
          .filter(frame -> !frame.getClassName().matches(OWN))
          .map(frame -> "\n    at " + frame)
          .collect(Collectors.joining("", "  " + thread.getName() + " " + thread.getState(), ""));
    }
  }
}
