// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/// Does the scheduler run every interleaving, each once, and know what waits?
class ExplorationTest {

  @Test
  void runsEveryInterleavingOnce() {
    // Two threads of two steps: four choose two.
    Exploration found = Exploration.of(Scheduled.of(TwoSteps.class));
    assertEquals(Map.of("1", 4, "2", 2), found.counts());
    assertEquals(List.of("read count", "write count"), words(found, 1));
  }

  @Test
  void runsThreeThreads() {
    // Six steps, two of each thread: 6! / (2! 2! 2!).
    assertEquals(90, Exploration.of(Scheduled.of(ThreeThreads.class)).interleavings());
  }

  @Test
  void findsBothEndsOfACycle() {
    assertEquals(
        Map.of("ends", 2, Replay.HANGS, 2), Exploration.of(Scheduled.of(Cycle.class)).counts());
  }

  @Test
  void keepsOthersOutOfASynchronizedMethod() {
    assertEquals(Map.of("2", 2), Exploration.of(Scheduled.of(Synchronized.class)).counts());
  }

  @Test
  void wakesOnlyThoseWhoWait() {
    // A notification that comes first is lost.
    assertEquals(
        Map.of("ends", 1, Replay.HANGS, 1), Exploration.of(Scheduled.of(Notified.class)).counts());
  }

  @Test
  void leavesABlockedThreadBehind() {
    assertEquals(Map.of(Replay.HANGS, 1), Exploration.of(Scheduled.of(NoPermit.class)).counts());
  }

  @Test
  void endsARunThatGoesOnForEver() {
    assertEquals(Map.of(Replay.RUNS_ON, 1), Exploration.of(Scheduled.of(Endless.class)).counts());
  }

  @Test
  void namesTheExceptionThatEndsAThread() {
    assertEquals(
        Map.of("IllegalMonitorStateException", 1),
        Exploration.of(Scheduled.of(NotOwner.class)).counts());
  }

  @Test
  void tellsWhatAPlainRunComesTo() throws InterruptedException {
    assertEquals("done", PlainRun.outcome(Plain.class));
    assertEquals("ArithmeticException", PlainRun.outcome(Failing.class));
  }

  private static List<String> words(Exploration found, int thread) {
    return found.steps().getOrDefault(thread, List.of()).stream().map(Step::toString).toList();
  }

  /// A read and a write.
  static final class TwoSteps implements Snippet {
    int count;

    void bothThreads() {
      count++;
    }

    @Override
    public String outcome() {
      return "" + count;
    }
  }

  /// The same in three threads.
  static final class ThreeThreads implements Snippet {
    int count;

    void allThreads() {
      count++;
    }

    @Override
    public String outcome() {
      return "" + count;
    }
  }

  /// Two orders of locks.
  static final class Cycle implements Snippet {
    final Object a = new Object();
    final Object b = new Object();

    void thread1() {
      synchronized (a) {
        synchronized (b) {
          // nothing
        }
      }
    }

    void thread2() {
      synchronized (b) {
        synchronized (a) {
          // nothing
        }
      }
    }

    @Override
    public String outcome() {
      return "ends";
    }
  }

  /// A method with a monitor.
  static final class Synchronized implements Snippet {
    int count;

    synchronized void bothThreads() {
      count++;
    }

    @Override
    public String outcome() {
      return "" + count;
    }
  }

  /// Waits without a condition.
  @SuppressWarnings({"WaitNotInLoop", "NakedNotify"})
  static final class Notified implements Snippet {

    synchronized void thread1() throws InterruptedException {
      wait();
    }

    synchronized void thread2() {
      notifyAll();
    }

    @Override
    public String outcome() {
      return "ends";
    }
  }

  /// Waits for what nobody gives.
  static final class NoPermit implements Snippet {
    final Semaphore none = new Semaphore(0);

    void thread1() throws InterruptedException {
      none.acquire();
    }

    @Override
    public String outcome() {
      return "ends";
    }
  }

  /// Waits by looking again and again.
  static final class Endless implements Snippet {
    volatile boolean set;

    void thread1() {
      while (!set) {
        Thread.onSpinWait();
      }
    }

    @Override
    public String outcome() {
      return "ends";
    }
  }

  /// Notifies without the monitor.
  static final class NotOwner implements Snippet {

    @SuppressWarnings("NakedNotify")
    void thread1() {
      notifyAll();
    }

    @Override
    public String outcome() {
      return "ends";
    }
  }

  /// Is run as it is.
  static final class Plain implements Snippet {
    String result = "";

    void main() {
      result = "done";
    }

    @Override
    public String outcome() {
      return result;
    }
  }

  /// Fails.
  static final class Failing implements Snippet {
    int zero;

    void main() {
      zero = 1 / zero;
    }

    @Override
    public String outcome() {
      return "" + zero;
    }
  }
}
