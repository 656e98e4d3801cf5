// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.stop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Dimension;
import racetrack.testkit.Crew;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Failures;
import racetrack.testkit.SluggishThread;
import racetrack.testkit.ThreadKind;
import racetrack.testkit.TwoInstances;

/// What every loop promises. Each subject is held to all of it.
@EverySubject
class LoopContract {

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final Closeable NOTHING = () -> {};

  @Parameter LoopSubject subject;

  @Asks({2, 6})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void runsUntilThereIsNoMore() throws IOException {
    AtomicInteger steps = new AtomicInteger();
    assertEquals(4, subject.create(NOTHING).run(() -> steps.incrementAndGet() < 5));
    assertEquals(5, steps.get());
  }

  /// It is stopped when it has run hot, and runs as the compiler has left it.
  @Asks({2, 4})
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void endsWhileItWorks(ThreadKind kind) throws InterruptedException, IOException {
    Loop loop = subject.create(NOTHING);
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "loop",
          () -> {
            assertTrue(loop.run(() -> true) > 0);
            assertFalse(Thread.interrupted());
          });
      awaitHot();
      loop.stop();
      crew.joinSoon();
    }
  }

  @Asks({3, 4, 6})
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void endsWhileAStepWaits(ThreadKind kind) throws InterruptedException, IOException {
    Loop loop = subject.create(NOTHING);
    CountDownLatch waits = new CountDownLatch(1);
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "loop",
          () -> {
            assertEquals(0, loop.run(() -> waitForEver(waits)));
            assertFalse(Thread.interrupted());
          });
      crew.await(waits);
      loop.stop();
      crew.join();
    }
  }

  @Asks({3, 4})
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void endsWhileAStepReads(ThreadKind kind) throws InterruptedException, IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket silent = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket source = server.accept();
        Crew crew = new Crew(kind)) {
      assertTrue(silent.isConnected());
      InputStream stream = source.getInputStream();
      Loop loop = subject.create(source);
      CountDownLatch reads = new CountDownLatch(1);
      crew.start(
          "loop",
          () -> {
            assertEquals(
                0,
                loop.run(() -> {
                  reads.countDown();
                  return stream.read() >= 0;
                }));
            assertFalse(Thread.interrupted());
          });
      crew.await(reads);
      loop.stop();
      crew.joinSoon();
    }
  }

  @Asks(9)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void beginsNoStepOnceItIsStopped(ThreadKind kind) throws InterruptedException, IOException {
    Loop loop = subject.create(NOTHING);
    loop.stop();
    loop.stop();
    AtomicInteger steps = new AtomicInteger();
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "loop",
          () -> {
            assertEquals(0, loop.run(() -> steps.incrementAndGet() < 5));
            assertEquals(0, steps.get());
            assertFalse(Thread.interrupted());
          });
      crew.joinSoon();
    }
  }

  /// The step works for as long as the stop takes.
  @Asks(8)
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void isStoppedByWhoDoesNotWait(ThreadKind kind) throws InterruptedException {
    Loop loop = subject.create(NOTHING);
    CountDownLatch works = new CountDownLatch(1);
    AtomicBoolean stopped = new AtomicBoolean();
    try (Crew crew = new Crew(kind)) {
      crew.start("loop", () -> loop.run(() -> workUntil(stopped, works)));
      crew.await(works);
      crew.start(
          "stopper",
          () -> {
            loop.stop();
            stopped.set(true);
          });
      crew.joinSoon();
    }
  }

  private static boolean workUntil(AtomicBoolean stopped, CountDownLatch works) {
    works.countDown();
    while (!stopped.get()) {
      LockSupport.parkNanos(1_000); // an interrupt does not end it
    }
    return true;
  }

  @Asks(1)
  @ParameterizedTest
  @EnumSource
  void passesOnWhatWasWrittenBeforeItWasStopped(ThreadKind kind) throws InterruptedException {
    for (int round = 1; round <= 50; round++) {
      Loop loop = subject.create(NOTHING);
      int[] message = new int[1];
      int expected = round;
      try (Crew crew = new Crew(kind)) {
        crew.start(
            "loop",
            () -> {
              loop.run(() -> true);
              assertEquals(expected, message[0]);
            });
        crew.start(
            "stopper",
            () -> {
              message[0] = expected;
              loop.stop();
            });
        crew.joinSoon();
      }
    }
  }

  @Asks(11)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void saysThatItsSourceCannotBeClosed() {
    IOException stuck = new IOException("made up");
    Loop loop =
        subject.create(() -> {
          throw stuck;
        });
    assertSame(stuck, assertThrows(IOException.class, loop::stop));
  }

  @Asks({3, 11})
  @Asks.About(Dimension.TIDY)
  @ParameterizedTest
  @EnumSource
  void endsThoughItsSourceCannotBeClosed(ThreadKind kind) throws InterruptedException {
    Loop loop =
        subject.create(() -> {
          throw new IOException("made up");
        });
    CountDownLatch waits = new CountDownLatch(1);
    try (Crew crew = new Crew(kind)) {
      crew.start("loop", () -> loop.run(() -> waitForEver(waits)));
      crew.await(waits);
      crew.start("stopper", () -> assertThrows(IOException.class, loop::stop));
      crew.join();
    }
  }

  @Asks(4)
  @Asks.About(Dimension.TIDY)
  @Test
  void leavesTheThreadAloneOnceItHasEnded() throws IOException {
    Loop loop = subject.create(NOTHING);
    assertEquals(0, loop.run(() -> false));
    loop.stop();
    assertFalse(Thread.interrupted());
  }

  /// The loop is told to stop in the midst of a step that ends then, and its thread takes long to
  /// be interrupted.
  @Asks(4)
  @Asks.About(Dimension.TIDY)
  @Test
  void interruptsNobodyWhoHasRunIt() throws InterruptedException {
    Loop loop = subject.create(NOTHING);
    CountDownLatch works = new CountDownLatch(1);
    AtomicBoolean stopped = new AtomicBoolean();
    SluggishThread runner =
        new SluggishThread(() -> {
          try {
            loop.run(() -> !workUntil(stopped, works));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    runner.start();
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
          "stopper",
          () -> {
            works.await();
            stopped.set(true);
            loop.stop();
            runner.join();
          });
      crew.joinSoon();
    }
    runner.assertNotInterruptedLate();
  }

  @Asks(5)
  @Test
  void keepsAnInterruptThatIsNotItsOwn() throws IOException {
    Thread.currentThread().interrupt();
    subject.create(NOTHING).run(() -> false);
    assertTrue(Thread.interrupted());
    Loop stopped = subject.create(NOTHING);
    stopped.stop(); // there is nobody to interrupt yet
    Thread.currentThread().interrupt();
    stopped.run(() -> false);
    assertTrue(Thread.interrupted());
  }

  /// Another thread interrupts it while a step waits. Whether that ends the loop is unspecified, so
  /// it is stopped when it has had its chance.
  @Asks(5)
  @ParameterizedTest
  @EnumSource
  void keepsAnInterruptThatComesWhileAStepWaits(ThreadKind kind)
      throws InterruptedException, IOException {
    Loop loop = subject.create(NOTHING);
    CountDownLatch waits = new CountDownLatch(1);
    AtomicBoolean kept = new AtomicBoolean();
    CompletableFuture<Thread> runner = new CompletableFuture<>();
    try (Crew crew = new Crew(kind)) {
      Crew.Member member =
          crew.start(
              "loop",
              () -> {
                runner.complete(Thread.currentThread());
                loop.run(() -> waitForEver(waits));
                kept.set(Thread.interrupted());
              });
      crew.await(waits);
      member.interrupt();
      Crew.awaitIdle(runner.join());
      boolean endedByIt = !runner.join().isAlive();
      loop.stop();
      crew.join();
      assertTrue(kept.get() || !endedByIt, "the interrupt is gone");
    }
  }

  /// What a step throws is the end, and a stop that comes later is none of that thread's business.
  @Asks({4, 7})
  @Asks.About(Dimension.TIDY)
  @ParameterizedTest
  @MethodSource(Failures.UNCHECKED)
  void leavesTheThreadAloneOnceAStepHasFailed(Throwable failure) throws IOException {
    Loop loop = subject.create(NOTHING);
    assertSame(
        failure, assertThrows(Throwable.class, () -> loop.run(() -> Failures.raise(failure))));
    loop.stop();
    assertFalse(Thread.interrupted());
  }

  /// The step that stops it says that there is more, and is not interrupted for nothing.
  @Asks({3, 4, 6})
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void endsWhenAStepStopsIt(ThreadKind kind) throws InterruptedException {
    Loop loop = subject.create(NOTHING);
    AtomicInteger steps = new AtomicInteger();
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "loop",
          () -> {
            assertEquals(
                3,
                loop.run(() -> {
                  if (steps.incrementAndGet() == 3) {
                    loop.stop();
                  }
                  return true;
                }));
            assertFalse(Thread.interrupted());
          });
      crew.joinSoon();
    }
    assertEquals(3, steps.get());
  }

  @Asks({3, 8, 10})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void isApartFromOtherLoops(ThreadKind kind) throws InterruptedException {
    TwoInstances.ask(
        kind,
        5,
        () -> new AtomicInteger(),
        (steps, _) -> {
          Loop loop = subject.create(NOTHING);
          steps.set(0);
          assertEquals(9, loop.run(() -> steps.incrementAndGet() < 10));
          loop.stop();
        });
  }

  @Asks(10)
  @Asks.About(Dimension.TIDY)
  @Test
  void closesItsSource() throws IOException {
    AtomicInteger closed = new AtomicInteger();
    subject.create(closed::incrementAndGet).stop();
    assertEquals(1, closed.get());
    AtomicBoolean isClosed = new AtomicBoolean();
    Loop ended = subject.create(() -> isClosed.set(true));
    assertEquals(0, ended.run(() -> false));
    ended.stop();
    assertTrue(isClosed.get());
  }

  @Asks({4, 7})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void passesOnTheFailureOfAStep() throws IOException {
    IOException unreadable = new IOException("made up");
    Loop loop = subject.create(NOTHING);
    assertSame(unreadable, assertThrows(IOException.class, () -> loop.run(() -> fail(unreadable))));
    loop.stop();
    assertFalse(Thread.interrupted());
    IllegalStateException wrong = new IllegalStateException("made up");
    assertSame(
        wrong,
        assertThrows(
            IllegalStateException.class,
            () ->
                subject
                    .create(NOTHING)
                    .run(() -> {
                      throw wrong;
                    })));
  }

  private static boolean fail(IOException failure) throws IOException {
    throw failure;
  }

  private static boolean waitForEver(CountDownLatch waits) throws InterruptedException {
    waits.countDown();
    new CountDownLatch(1).await();
    return true;
  }

  /// Waits until a loop has taken so much of a processor that the compiler had its share too.
  ///
  /// A twin gets as much as its wound takes to show, also on a busy machine.
  private void awaitHot() throws InterruptedException {
    Duration hot = Duration.ofMillis(subject.claim() instanceof Claim.Sound ? 80 : 1_000);
    long start = SYSTEM.getProcessCpuTime();
    while (SYSTEM.getProcessCpuTime() - start < hot.toNanos()) {
      Crew.giveWay();
    }
  }
}
