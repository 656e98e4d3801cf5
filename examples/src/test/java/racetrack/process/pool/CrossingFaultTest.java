// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static racetrack.process.pool.Tasks.causeOf;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Code of others that runs while something crosses may throw anything, on either side: it costs
/// that task, and nobody else.
@Timeout(120)
class CrossingFaultTest {

  private static ProcessPool pool;

  private long lostBefore;

  @BeforeAll
  static void openPool() {
    pool = ProcessPool.builder().workers(1).allow(CrossingFaultTest.class.getName() + "$*").build();
  }

  @BeforeEach
  void countLosses() {
    lostBefore = pool.statistics().lost();
  }

  @AfterEach
  void goesOnInTheSameWorker() throws Exception {
    assertEquals(1, pool.submit(() -> 1).get());
    assertEquals(lostBefore, pool.statistics().lost());
  }

  @AfterAll
  static void closePool() {
    pool.close();
  }

  /// What foreign code throws.
  enum Blast {
    EXCEPTION,
    ASSERTION,
    LINKAGE,
    OVERFLOW;

    void go() {
      switch (this) {
        case EXCEPTION -> throw new IllegalStateException("blast");
        case ASSERTION -> throw new AssertionError("blast");
        case LINKAGE -> throw new NoClassDefFoundError("blast");
        case OVERFLOW -> go();
      }
    }

    void isSeenIn(Throwable failure) {
      assertTrue(
          switch (this) {
            case EXCEPTION -> failure instanceof IllegalStateException;
            case ASSERTION -> failure instanceof AssertionError;
            case LINKAGE -> failure instanceof NoClassDefFoundError;
            case OVERFLOW -> failure instanceof StackOverflowError;
          },
          failure.toString());
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesWhatThrowsWhenItIsPacked(Blast blast) {
    Mine mine = new Mine("write", blast);
    RemoteFunction<Integer, Object> function = number -> List.of(mine, number);
    blast.isSeenIn(refusalOf(() -> pool.submit(mine)));
    blast.isSeenIn(refusalOf(() -> pool.submit(() -> mine.call())));
    blast.isSeenIn(refusalOf(() -> pool.execute(() -> mine.call())));
    blast.isSeenIn(refusalOf(() -> pool.map(function, List.of(1))));
    blast.isSeenIn(refusalOf(() -> ProcessPool.builder().initializer(() -> mine.call())));
  }

  @Test
  void refusesWhatIsTooDeepToBePacked() {
    Link chain = new Link(null);
    for (int i = 0; i < 100_000; i++) {
      chain = new Link(chain);
    }
    Link all = chain;
    assertInstanceOf(StackOverflowError.class, refusalOf(() -> pool.submit(() -> all.hashCode())));
  }

  @ParameterizedTest
  @EnumSource
  void refusesWhatThrowsWhenTheReasonIsLookedFor(Blast blast) {
    Map<Object, Object> map = Map.of(new Mine("print", blast), new Object());
    String refusal = refusalOf(() -> pool.submit(() -> map.size())).toString();
    assertTrue(refusal.contains("java.lang.Object"), refusal);
  }

  @ParameterizedTest
  @EnumSource
  void failsATaskThatThrowsWhenItIsUnpacked(Blast blast) {
    blast.isSeenIn(causeOf(pool.submit(new Mine("read", blast))));
  }

  @ParameterizedTest
  @EnumSource
  void failsATaskWhoseResultThrowsWhenItIsPacked(Blast blast) {
    blast.isSeenIn(causeOf(pool.submit(() -> new Mine("write", blast))));
  }

  @ParameterizedTest
  @EnumSource
  void failsATaskWhoseResultThrowsWhenItIsUnpacked(Blast blast) {
    blast.isSeenIn(causeOf(pool.submit(() -> new Mine("read", blast))));
    blast.isSeenIn(causeOf(pool.submit(() -> new Mine("resolve", blast))));
    blast.isSeenIn(causeOf(pool.submit(() -> new HashSet<>(List.of(new Mine("hash", blast))))));
  }

  @ParameterizedTest
  @EnumSource
  void standsInForAFailureThatThrows(Blast blast) {
    for (String moment : List.of("write", "read", "resolve", "print", "print here")) {
      TaskFuture<Object> failing = pool.submit(() -> fail(moment, blast));
      String told = assertInstanceOf(RemoteFailureException.class, causeOf(failing)).toString();
      assertTrue(told.contains(Angry.class.getName()), moment + ": " + told);
    }
  }

  /// A failure's own failure is shown to the caller, too.
  @ParameterizedTest
  @EnumSource
  void standsInForAFailureThatStopsAResultFromBeingRead(Blast blast) {
    TaskFuture<Object> failing = pool.submit(() -> new Bearer("print here", blast));
    String told = assertInstanceOf(RemoteFailureException.class, causeOf(failing)).toString();
    assertTrue(told.contains(Angry.class.getName()), told);
  }

  @ParameterizedTest
  @EnumSource
  void failsTheElementOfAMapWhoseResultThrows(Blast blast) {
    RemoteFunction<Integer, Object> function =
        number -> number == 1 ? new Mine("write", blast) : number;
    try (MapResults<Object> results =
        pool.map(function, List.of(0, 1, 2), MapOptions.DEFAULT.withChunk(3))) {
      assertEquals(0, results.next());
      CompletionException failure = assertThrows(CompletionException.class, results::next);
      blast.isSeenIn(requireNonNull(failure.getCause()));
      assertEquals(2, results.next());
    }
  }

  private static Throwable refusalOf(Executable submission) {
    RejectedExecutionException refusal = assertThrows(RejectedExecutionException.class, submission);
    return requireNonNull(refusal.getCause());
  }

  private static Object fail(String moment, Blast blast) {
    throw new Angry(moment, blast);
  }

  /// {@return whether this runs in a worker}
  private static boolean isThere() {
    return Thread.currentThread() instanceof TaskThread;
  }

  /// What is passed over in silence, or not.
  private record Fuse(String moment, Blast blast) implements Serializable {

    void burn(String now) {
      if (moment.equals(now) || (!isThere() && moment.equals(now + " here"))) {
        blast.go();
      }
    }
  }

  /// One of a chain.
  private record Link(@Nullable Link next) implements Serializable {}

  /// A task, or a result, that throws at some moment.
  static final class Mine implements RemoteCallable<Object> {

    @Serial private static final long serialVersionUID = 1;

    private final Fuse fuse;

    Mine(String moment, Blast blast) {
      fuse = new Fuse(moment, blast);
    }

    @Override
    public Object call() {
      return this;
    }

    @Serial
    private void writeObject(ObjectOutputStream out) throws IOException {
      fuse.burn("write");
      out.defaultWriteObject();
    }

    @Serial
    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      fuse.burn("read");
    }

    @Serial
    private Object readResolve() {
      fuse.burn("resolve");
      return this;
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      if (!isThere()) {
        fuse.burn("hash");
      }
      return 1;
    }

    @Override
    public String toString() {
      fuse.burn("print");
      return "mine";
    }
  }

  /// A failure that throws at some moment.
  static final class Angry extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    private final Fuse fuse;

    Angry(String moment, Blast blast) {
      fuse = new Fuse(moment, blast);
    }

    @Override
    public String getMessage() {
      fuse.burn("print");
      return "angry";
    }

    @Serial
    private void writeObject(ObjectOutputStream out) throws IOException {
      fuse.burn("write");
      out.defaultWriteObject();
    }

    @Serial
    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      fuse.burn("read");
    }

    @Serial
    private Object readResolve() {
      fuse.burn("resolve");
      return this;
    }
  }

  /// A result that throws an angry failure when it is read.
  private static final class Bearer implements Serializable {

    @Serial private static final long serialVersionUID = 1;

    private final Fuse fuse;

    Bearer(String moment, Blast blast) {
      fuse = new Fuse(moment, blast);
    }

    @Serial
    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      throw new Angry(fuse.moment(), fuse.blast());
    }
  }
}
