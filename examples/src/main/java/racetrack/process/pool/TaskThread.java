// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import com.google.errorprone.annotations.concurrent.GuardedBy;

/// The thread of a worker that runs its tasks. It can be interrupted during a task, and only then.
///
/// Between tasks it reads and writes channels, and a channel whose thread is interrupted closes. A
/// task that leaves an interrupt behind, or another thread that sends one late, must not cost the
/// worker its channels.
final class TaskThread extends Thread {

  private final Object lock = new Object();

  @GuardedBy("lock")
  private boolean inTask;

  TaskThread(Runnable body, String name) {
    super(body, name);
  }

  /// Lets interrupts in.
  void enterTask() {
    synchronized (lock) {
      inTask = true;
    }
  }

  /// Keeps interrupts out, and forgets the last one.
  void leaveTask() {
    synchronized (lock) {
      inTask = false;
      Thread.interrupted();
    }
  }

  @Override
  public void interrupt() {
    synchronized (lock) {
      if (inTask) {
        super.interrupt();
      }
    }
  }
}
