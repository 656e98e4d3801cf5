// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.process.ledger.SharedLedger;
import racetrack.process.outbox.CombiningOutbox;
import racetrack.process.ring.ProtocolException;

/// Which worker gets which task, played through without a process: the test begins the tasks
/// itself.
class AssignmentsTest {

  private static final int WORKERS = 3;

  @TempDir private Path folder;

  private final List<Worker> workers = new ArrayList<>();
  private final List<SharedLedger> ledgers = new ArrayList<>();

  /// Never closed, so that nothing happens.
  private final Decision decision = new Decision(new ReentrantLock());

  private Dispatcher dispatcher;
  private Assignments assignments;

  @BeforeEach
  void hireWorkers() throws IOException {
    Settings settings = ProcessPool.builder().workers(WORKERS).settings();
    dispatcher = new Dispatcher(settings);
    Watch watch = new Watch();
    Roster roster =
        new Roster(settings, watch, name -> new Worker(name, settings, dispatcher, new Feeder()));
    assignments = new Assignments(roster, new Limits(settings, watch, worker -> {}));
    roster.hire(WORKERS, decision);
    for (Worker worker : roster.staff()) {
      SharedLedger ledger = LedgerFile.map(folder.resolve(worker.toString()));
      CombiningOutbox nowhere = Frame.outbox(Channels.newChannel(new ByteArrayOutputStream()));
      worker.open(new Window(worker, ledger, nowhere, 1000));
      workers.add(worker);
      ledgers.add(ledger);
    }
  }

  @Test
  void givesEachTaskToTheWorkerThatHasTheFewest() {
    List<Task> tasks = add(6);
    for (int i = 0; i < 6; i++) {
      assertSame(workers.get(i % WORKERS).window(), tasks.get(i).window);
    }
  }

  @Test
  void takesOverFromAnyWorkerThatHasATaskNotYetBegun() throws ProtocolException {
    List<Task> tasks = add(6);
    begin(0, tasks.get(0));
    begin(0, tasks.get(3)); // the result of its first is on its way
    begin(1, tasks.get(1));
    workers.get(2).window().end(tasks.get(2).number);
    workers.get(2).window().end(tasks.get(5).number);
    assignments.takeOverFor(workers.get(2), decision);
    assertSame(workers.get(2).window(), tasks.get(4).window);
  }

  @Test
  void leavesNothingBehindThatItCouldNotTakeOver() throws Exception {
    List<Task> tasks = add(2 * WORKERS * 8);
    Worker idle = workers.get(2);
    idle.window().clear();
    Window tight = new Window(idle, ledgers.get(2), sink(), 2);
    idle.open(tight);
    assignments.takeOverFor(idle, decision);
    assertEquals(2, tight.size());
    assertEquals(0, assignments.queued(), "somebody else has room");
    assertEquals(32, tasks.stream().filter(task -> task.window != null).count());
  }

  @Test
  void knowsThatTwoTasksMayHaveBegun() {
    List<Task> tasks = add(9);
    begin(0, tasks.get(0));
    begin(0, tasks.get(3));
    begin(1, tasks.get(1));
    assertFalse(assignments.isolate(workers.get(0)));
    assertTrue(assignments.isolate(workers.get(1)));
    assertTrue(assignments.isolate(workers.get(2)));
  }

  private static CombiningOutbox sink() {
    return Frame.outbox(Channels.newChannel(new ByteArrayOutputStream()));
  }

  private List<Task> add(int count) {
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      RemoteCallable<Integer> one = () -> 1;
      Task task = new Task(dispatcher, new TaskFuture<>(null), Cargo.packWhole(one), one);
      tasks.add(task);
      assignments.add(task, decision);
    }
    return tasks;
  }

  private void begin(int worker, Task task) {
    assertTrue(ledgers.get(worker).begin(task.number));
  }
}
