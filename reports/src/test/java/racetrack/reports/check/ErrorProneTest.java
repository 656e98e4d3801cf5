// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.reports.launch.Kit;

/// What Error Prone says of sources.
class ErrorProneTest {

  private static final String SOURCE =
      """
      import com.google.errorprone.annotations.concurrent.GuardedBy;
      import java.util.concurrent.locks.ReentrantLock;

      class Own {
        private static Own own;
        private volatile int volatileCount;
        @GuardedBy("this") private int count;
        private Object lock = new Object();
        private final ReentrantLock own2 = new ReentrantLock();

        void a() { volatileCount++; }
        void b() { count++; }
        void c() { synchronized (lock) { lock = new Object(); } }
        synchronized void d() throws InterruptedException { if (count == 0) wait(); }
        static Own e() {
          if (own == null) { synchronized (Own.class) { if (own == null) own = new Own(); } }
          return own;
        }
        void f() { own2.lock(); a(); own2.unlock(); }
        void g() { Thread.yield(); }
        void h(Integer i) { synchronized (i) { a(); } }
        void i() { new Thread(this::a); }
      }
      """;

  @TempDir private Path home;

  private Path file() {
    return home.resolve("наш класс 1/Own.java");
  }

  private List<String> advice(String source) throws IOException, InterruptedException {
    Files.createDirectories(file().getParent());
    Path file = Files.writeString(file(), source);
    Kit kit = Kit.locate();
    return new ErrorProne(kit).advice(List.of(file), Guest.usable(kit, List.of()));
  }

  private boolean names(String advice, int line, String check) {
    return advice.startsWith("  %s:%d: ".formatted(file(), line))
        && advice.contains("(%s)".formatted(check));
  }

  @Test
  void namesEachMistakeWithItsLine() throws IOException, InterruptedException {
    List<String> advice = advice(SOURCE);
    Map.of(
            11, "NonAtomicVolatileUpdate",
            12, "GuardedBy",
            13, "SynchronizeOnNonFinalField",
            14, "WaitNotInLoop",
            16, "DoubleCheckedLocking",
            19, "LockNotBeforeTry",
            20, "ThreadPriorityCheck",
            21, "LockOnBoxedPrimitive",
            22, "DeadThread")
        .forEach((line, check) ->
            assertTrue(
                advice.stream().anyMatch(one -> names(one, line, check)),
                () -> "%s of line %d is not in %s".formatted(check, line, advice)));
    assertTrue(
        advice.getFirst().endsWith("\n      void a() { volatileCount++; }"), advice::toString);
  }

  @Test
  void isNothingOfACleanClass() throws IOException, InterruptedException {
    assertEquals(List.of(), advice("class Own { synchronized void a() { notifyAll(); } }"));
  }

  @Test
  void isMissedAloudIfItFails() throws IOException, InterruptedException {
    assertEquals(
        List.of("  Error Prone was to look at it, too, but exited with 1."),
        advice("class Own { nothing }"));
  }
}
