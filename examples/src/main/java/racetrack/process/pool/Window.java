// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import racetrack.process.ledger.Ledger;
import racetrack.process.ledger.SharedLedger;
import racetrack.process.outbox.CombiningOutbox;
import racetrack.process.ring.ProtocolException;

/// The tasks that are on offer to one worker, oldest first. Guarded by the dispatcher's lock.
///
/// The worker takes them in order and one at a time, so at most the oldest has begun, or the one
/// behind it when the oldest's result is still on its way. Which have begun, the ledger knows.
final class Window {

  /// How many tasks are on offer at most, so that the worker always has its next one at hand.
  static final int SIZE = 32;

  private final Worker worker;
  private final SharedLedger ledger;
  private final CombiningOutbox outbox;
  private final Deque<Task> tasks = new ArrayDeque<>(SIZE);
  private final Set<Long> known = new HashSet<>();
  private long last;
  private int budget;

  /// @param budget how many tasks the worker may run
  Window(Worker worker, SharedLedger ledger, CombiningOutbox outbox, int budget) {
    this.worker = worker;
    this.ledger = ledger;
    this.outbox = outbox;
    this.budget = budget;
  }

  /// {@return whose tasks these are}
  Worker worker() {
    return worker;
  }

  int size() {
    return tasks.size();
  }

  boolean isEmpty() {
    return tasks.isEmpty();
  }

  /// {@return whether another task can be offered}
  ///
  /// The ledger's words are used in turn. While the oldest task runs for long, those behind it may
  /// be withdrawn and others be offered, again and again; its word must not be taken from it.
  boolean hasRoom() {
    Task oldest = tasks.peek();
    boolean wordIsFree = oldest == null || last + 1 - oldest.number < Ledger.SLOTS;
    return wordIsFree && tasks.size() < SIZE && budget > 0;
  }

  boolean isSpent() {
    return budget == 0;
  }

  /// Offers a task. It travels with the next flush of the outbox.
  void offer(Task task) {
    Definition definition = task.cargo().definition();
    if (definition != null && known.add(definition.id())) {
      outbox.add(definition.bytes().toFrame(Frame.Kind.DEFINE, definition.id()));
    }
    budget--;
    task.window = this;
    task.number = ++last;
    ledger.offer(last);
    tasks.add(task);
    outbox.add(task.cargo().bytes().toFrame(Frame.Kind.TASK, last));
  }

  /// {@return the task whose end the worker has told of}
  ///
  /// @throws ProtocolException if it is not that task's turn
  Task end(long number) throws ProtocolException {
    Task oldest = tasks.peek();
    if (oldest == null || oldest.number != number) {
      throw new ProtocolException("it told of the end of a task that it was not running");
    }
    tasks.remove();
    oldest.window = null;
    return oldest;
  }

  boolean hasBegun(Task task) {
    return ledger.begun(task.number);
  }

  /// {@return whether the worker will never run a task; if so, it is not on offer any more}
  boolean withdraw(Task task) {
    if (!ledger.withdraw(task.number)) {
      return false;
    }
    tasks.remove(task);
    task.window = null;
    budget++;
    return true;
  }

  /// {@return the oldest of those tasks that have not begun, oldest first, not on offer any more}
  ///
  /// @param most how many at most
  List<Task> withdraw(int most) {
    List<Task> withdrawn = new ArrayList<>();
    Iterator<Task> oldestFirst = tasks.iterator();
    while (withdrawn.size() < most && oldestFirst.hasNext()) {
      Task task = oldestFirst.next();
      if (ledger.withdraw(task.number)) {
        oldestFirst.remove();
        task.window = null;
        budget++;
        withdrawn.add(task);
      }
    }
    return withdrawn;
  }

  /// {@return the oldest task, or null}
  @Nullable Task oldest() {
    return tasks.peek();
  }

  /// {@return all tasks, oldest first, not on offer any more}
  List<Task> clear() {
    List<Task> all = List.copyOf(tasks);
    tasks.clear();
    all.forEach(task -> task.window = null);
    return all;
  }

  /// Makes the worker forget a definition.
  ///
  /// @return whether it knew it, so that there is something to flush
  boolean forget(Definition definition) {
    if (!known.remove(definition.id())) {
      return false;
    }
    outbox.add(new Frame(Frame.Kind.FORGET, definition.id()));
    return true;
  }
}
