// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import java.lang.Thread.State;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

  private static final Duration LOOK = Duration.ofMillis(2);
  private static final String LOADING = "(jdk\\.internal\\.loader|java\\.lang\\.invoke)\\..*";
  private static final Duration END = Duration.ofSeconds(1);
  private static final Duration CHANCE = Duration.ofMillis(1);
  private static final int CHANCES = 10;
  private static final Duration MOMENT = Duration.ofNanos(20_000);

  /// How often a thread is looked at that neither waits nor ends, until it counts as one that waits
  /// by looking itself, again and again.
  private static final int LOOKS = 250;

  /// After how many looks without a step virtual threads get more carriers.
  private static final int STARVED = 50;

  /// So many are enough where another thread of the crew was seen to wait in this way.
  private static final int FEWER = 100;

  /// After how many looks in a row a thread that waits is taken not to go on soon.
  private static final int QUIET = 25;

  /// How often two meet, to come close.
  private static final int MEETINGS = 3;

  private static final Set<State> HELD_UP = Set.of(State.WAITING, State.BLOCKED);
  private static final Set<State> SOUND_ASLEEP = Set.of(State.WAITING);
  private static final Set<State> ASLEEP = Set.of(State.WAITING, State.TIMED_WAITING);
  private static final Set<State> WAITS = Set.of(State.WAITING, State.TIMED_WAITING, State.BLOCKED);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /// How often somebody who waits for a crew has seen that it got on. The members themselves write
  /// nothing that others look at, since that would order what they do.
  private static final AtomicInteger PROGRESS = new AtomicInteger();

  /// Members that took no notice of the end.
  private static final Queue<Thread> LEFT = new ConcurrentLinkedQueue<>();

  private final ThreadKind kind;
  private final Duration patience;
  private final Duration end;
  private final List<Member> members = new ArrayList<>();

  /// How often a thread is looked at now: not so often once one was seen to wait by looking itself.
  private int looksAtOne = LOOKS;

  /// How many carriers it was lent.
  private int lent;

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

  /// Has one thread run a task, and waits until it is through.
  ///
  /// @param kind the kind of thread
  /// @param task the task
  /// @throws InterruptedException if interrupted while waiting
  public static void alone(ThreadKind kind, Task task) throws InterruptedException {
    try (Crew crew = new Crew(kind)) {
      crew.start("caller", task);
      crew.joinSoon();
    }
  }

  /// Creates a crew that has the patience of this JVM: [AskerJvm#PATIENCE], or 20 seconds.
  ///
  /// @param kind the kind of its threads
  public Crew(ThreadKind kind) {
    this(kind, Duration.ofSeconds(Integer.getInteger(AskerJvm.PATIENCE, 20)));
  }

  Crew(ThreadKind kind, Duration patience) {
    this.kind = kind;
    this.patience = patience;
    this.end = patience.compareTo(END) < 0 ? patience : END;
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

  /// Waits until both of two members have come to a round, and lets them go on at the same time.
  ///
  /// Nobody sleeps for long, so they come closer than at a barrier, which wakes the first one late.
  ///
  /// @param arrivals how often either has come, from 0 on; for nothing else
  /// @param round the number of the round, from 0 on
  /// @throws InterruptedException if the crew is being closed
  public static void meet(AtomicInteger arrivals, int round) throws InterruptedException {
    arrivals.getAndIncrement();
    lookUntil(() -> arrivals.get() >= 2 * (round + 1));
  }

  /// As [#meet], but closer: whoever has waited for long may see late that the other is here, so
  /// they meet again.
  ///
  /// @param arrivals as of [#meet]
  /// @param round as of [#meet]
  /// @throws InterruptedException if the crew is being closed
  public static void meetClosely(AtomicInteger arrivals, int round) throws InterruptedException {
    for (int time = 0; time < MEETINGS; time++) {
      meet(arrivals, MEETINGS * round + time);
    }
  }

  /// Gives threads that have to wait a chance not to: some milliseconds.
  ///
  /// @param isTaken whether one has taken it, so that nobody need look any longer
  public static void giveAChance(BooleanSupplier isTaken) {
    for (int look = 0; look < CHANCES && !isTaken.getAsBoolean(); look++) {
      LockSupport.parkNanos(CHANCE.toNanos());
    }
  }

  /// Looks again and again until something is so, and hardly sleeps, so as to see it at once.
  ///
  /// @param isSo whether it is so
  /// @throws InterruptedException if the crew is being closed
  public static void lookUntil(BooleanSupplier isSo) throws InterruptedException {
    for (int look = 1; !isSo.getAsBoolean(); look++) {
      if (look % 1_000 == 0) {
        giveWay();
      } else {
        Thread.onSpinWait();
      }
    }
  }

  /// Waits until a thread that is no member has nothing to do: it has ended, or waits and was seen
  /// so at many looks in a row. One that looks itself, again and again, is not waited for much
  /// longer.
  ///
  /// @param thread the thread, such as a worker of a pool
  /// @throws InterruptedException if interrupted while waiting
  public static void awaitIdle(Thread thread) throws InterruptedException {
    int quiet = 0;
    for (int look = 1; look <= LOOKS && quiet < QUIET && !thread.join(LOOK); look++) {
      quiet = WAITS.contains(thread.getState()) ? quiet + 1 : 0;
    }
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
    join(member -> member.isSeen(HELD_UP), "stuck: no thread can go on, and none did for ");
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
    long idle = 0;
    int steps = -1;
    for (Optional<Member> next = anyLiving(); next.isPresent(); next = anyLiving()) {
      next.get().thread.join(LOOK);
      throwFailure();
      int stepsNow = members.stream().mapToInt(member -> member.steps.getOpaque()).sum();
      idle = stepsNow == steps ? idle + 1 : 0;
      quiet = idle > 0 && living().allMatch(isQuiet) ? quiet + 1 : 0;
      if (idle == 0) {
        PROGRESS.incrementAndGet();
      }
      steps = stepsNow;
      if (idle % STARVED == STARVED - 1) {
        lendCarriers();
      }
      if (quiet > looks && anyLiving().isPresent()) {
        throw new AssertionError(places(stuck));
      }
    }
    throwFailure();
  }

  /// Waits until members have opened a latch.
  ///
  /// @param latch the latch
  /// @throws InterruptedException if interrupted while waiting
  /// @throws AssertionError if a thread fails meanwhile, or all end and have not opened it
  public void await(CountDownLatch latch) throws InterruptedException {
    while (!latch.await(LOOK.toNanos(), TimeUnit.NANOSECONDS)) {
      boolean isLate = anyLiving().isEmpty() && latch.getCount() > 0;
      throwFailure();
      if (isLate) {
        throw new AssertionError("All threads have ended, and not done what the check waits for.");
      }
    }
  }

  @Override
  public void close() {
    try {
      end();
    } finally {
      Carriers.takeBack(lent);
    }
  }

  private void end() {
    living().forEach(member -> member.thread.interrupt());
    for (Member member : members) {
      try {
        if (!member.thread.join(end)) {
          LEFT.add(member.thread); // it waits for a monitor, or does not look at its interrupt
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /// {@return how often a crew of this JVM was seen to have got on}
  static int progress() {
    return PROGRESS.get();
  }

  /// {@return the threads that closed crews had to leave, each one once}
  static List<Thread> takeLeft() {
    return Stream.generate(LEFT::poll).takeWhile(Objects::nonNull).toList();
  }

  /// Lends as many as it has already. Members need not be virtual: what they have started may be.
  private void lendCarriers() {
    lent += Carriers.lend(Math.max(1, lent));
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

  /// Where those are that live, and the threads that they have started.
  private String places(String stuck) {
    Set<Long> ids = living().map(member -> member.thread.threadId()).collect(Collectors.toSet());
    long first = members.getFirst().thread.threadId();
    String places =
        Places.of(thread ->
            ids.contains(thread.id()) || (thread.id() > first && Places.isOfInterest(thread)));
    return stuck + patience.toMillis() / 1000.0 + " s\n" + places + left(places);
  }

  /// Who could have woken those that wait: nobody, or they would not be stuck.
  private String left(String places) {
    if (places.contains(Places.DEADLOCK) || !living().allMatch(m -> m.isSeen(HELD_UP))) {
      return "";
    }
    String ended = names(member -> !member.thread.isAlive());
    String names = names(member -> member.isInterrupted && member.thread.isAlive());
    String interrupted =
        names.isEmpty() ? "" : "\n%s was interrupted, and waits nevertheless.".formatted(names);
    return ended.isEmpty()
        ? interrupted + "\nNo other thread of the check is left, so nobody wakes them."
        : interrupted
            + "\nNo other thread of the check is left, so nobody wakes them: %s ended before."
                .formatted(ended);
  }

  private String names(Predicate<Member> which) {
    return members.stream()
        .filter(which)
        .map(member -> member.thread.getName())
        .collect(Collectors.joining(" and "));
  }

  /// One thread of a crew.
  public final class Member {

    private final Thread thread;

    /// Written by the member alone, and opaque, so that counting steps orders nothing.
    private final AtomicInteger steps = new AtomicInteger();

    private volatile @Nullable Throwable failure;

    /// Whether the test has interrupted it; for its own thread only.
    private boolean isInterrupted;

    private Member(String name, int times, Step step) {
      thread = kind.unstarted(name, () -> run(times, step));
    }

    /// Waits until this thread waits in its step, however it does that, and fails if it ends
    /// instead.
    ///
    /// It may wait for a time, or at the door of a monitor. If it looks itself, again and again, it
    /// counts as waiting when it was seen in its step so often.
    ///
    /// @return this thread
    /// @throws InterruptedException if interrupted while waiting
    /// @throws AssertionError if it ends
    public Member awaitWaiting() throws InterruptedException {
      return await(WAITS);
    }

    /// Waits until this thread, which may have been woken, has looked and waits again.
    ///
    /// It is [#awaitWaiting], but whoever was notified stands at the door of the monitor first, and
    /// that does not count.
    ///
    /// @return this thread
    /// @throws InterruptedException if interrupted while waiting
    /// @throws AssertionError if it ends
    public Member awaitWaitingAgain() throws InterruptedException {
      return await(ASLEEP);
    }

    private Member await(Set<State> states) throws InterruptedException {
      BusyWaiting looking = new BusyWaiting(thread);
      int looks = looksAtOne; // not seconds: who is starved itself must not blame the thread
      for (int idle = 1; looks > 0 && !isSeen(states); idle++) {
        throwIfItFailedOrEnded("waited");
        if (looks % QUIET != 0 || isInAStep()) { // to see the stack of one that spins takes long
          looks--;
        } else if (idle % STARVED == 0) {
          lendCarriers();
        }
        thread.join(LOOK);
      }
      if (looks == 0) {
        looksAtOne = FEWER;
        looking.note();
      }
      return this;
    }

    /// Waits until this platform thread has taken so much of a processor that the compiler had its
    /// share too.
    ///
    /// @param hot how much it takes
    /// @throws InterruptedException if interrupted while waiting
    /// @throws AssertionError if it ends, or waits for longer than the patience
    public void awaitHot(Duration hot) throws InterruptedException {
      long looks = patience.dividedBy(LOOK);
      while (THREADS.getThreadCpuTime(thread.threadId()) < hot.toNanos()) {
        throwIfItFailedOrEnded("run");
        if (isSeen(WAITS) && looks-- == 0) {
          throw new AssertionError(thread.getName() + " waits, but should run\n" + place());
        }
        thread.join(LOOK);
      }
    }

    private void throwIfItFailedOrEnded(String expected) {
      throwFailure();
      if (!thread.isAlive()) {
        throw new AssertionError(thread.getName() + " ended, but should have " + expected);
      }
    }

    /// {@return whether this thread is seen asleep in its step, until somebody wakes it} One that
    /// looks itself, again and again, is not.
    public boolean isAsleep() {
      return isSeen(SOUND_ASLEEP);
    }

    /// Gives this thread a moment to fall asleep, which it need not do: it may end, or look itself,
    /// again and again.
    ///
    /// @throws InterruptedException if the crew is being closed
    public void giveTimeToSleep() throws InterruptedException {
      for (int look = 0; look < QUIET && !isAsleep() && thread.isAlive(); look++) {
        giveWay();
      }
    }

    /// {@return whether this thread, which waits, does so in the wait of a monitor, so that it has
    /// given the monitor up}
    public boolean waitsInAMonitor() {
      return Arrays.stream(thread.getStackTrace())
          .filter(frame -> frame.getClassName().equals(Object.class.getName()))
          .anyMatch(frame -> frame.getMethodName().equals("wait"));
    }

    /// Interrupts this thread.
    public void interrupt() {
      isInterrupted = true;
      thread.interrupt();
    }

    boolean isAlive() {
      return thread.isAlive();
    }

    /// Gives this thread a permit, and a moment to take it for a reason to go on.
    void unpark() throws InterruptedException {
      LockSupport.unpark(thread);
      thread.join(LOOK);
    }

    /// Fails if this thread does not wait any more.
    void assertAlive() {
      throwIfItFailedOrEnded("waited");
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

    /// Whether the step is in one of these states, and not the thread on its way in or out.
    ///
    /// Two threads that need a class for the first time get in each other's way for a moment, and
    /// so do a thread that ends and one that joins it.
    private boolean isSeen(Set<State> states) {
      return states.contains(thread.getState())
          && isInAStep()
          && states.contains(thread.getState());
    }

    private boolean isInAStep() {
      List<String> classes =
          Arrays.stream(thread.getStackTrace()).map(StackTraceElement::getClassName).toList();
      return classes.contains(Member.class.getName())
          && classes.stream().noneMatch(name -> name.matches(LOADING));
    }

    private String place() {
      return Places.of(snapshot -> snapshot.id() == thread.threadId());
    }
  }
}
