// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Future;
import racetrack.catalogue.Subject;
import racetrack.testkit.ChildProgram;

/// A program whose `main` ends while a pool has tasks that it has accepted.
final class EndOfMain {

  /// How `main` ends.
  enum How {
    /// It returns.
    RETURNS,
    /// It shuts the pool down and returns.
    SHUTS_DOWN,
    /// It throws.
    THROWS,
    /// It waits for its task and returns; nobody shuts the pool down.
    IDLE
  }

  private EndOfMain() {}

  /// Submits tasks to one worker, the last of which leaves a mark, and ends.
  ///
  /// @param arguments the subject, how to end, the folder of the marks
  public static void main(String[] arguments) throws Exception {
    Subject.select(arguments[0]);
    WorkerPool pool = Subject.selected(WorkerPoolSubject.class).create(1);
    How how = How.valueOf(arguments[1]);
    RemoteCallable<Integer> ahead = EndOfMain::takeAWhile;
    Future<Integer> _ = pool.submit(ahead);
    Future<Integer> last = pool.submit(leave(mark(Path.of(arguments[2]))));
    if (how == How.IDLE) {
      last.get();
    }
    if (how == How.SHUTS_DOWN) {
      pool.shutdown();
    }
    if (how == How.THROWS) {
      throw new IllegalStateException("main throws, as it was meant to");
    }
  }

  /// {@return the program, in a JVM of its own}
  static ChildProgram start(WorkerPoolSubject subject, How how, Path folder) throws IOException {
    return ChildProgram.start(EndOfMain.class, subject.alias(), how.name(), folder.toString());
  }

  /// {@return what the last task opens}
  static Gate mark(Path folder) {
    return Gate.in(folder, "mark");
  }

  /// Lasts longer than `main`, as a rule.
  private static int takeAWhile() throws InterruptedException {
    Thread.sleep(200); // the slowness is its work
    return 0;
  }

  private static RemoteCallable<Integer> leave(Gate mark) {
    return () -> {
      mark.open();
      return 0;
    };
  }
}
