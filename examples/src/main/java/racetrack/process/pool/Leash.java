// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/// What ties a worker to its parent: a thread that reads a connection which only the parent holds
/// open. At its end the parent is gone, however it went, and the process halts at once, whatever it
/// runs.
///
/// A JVM that exits waits for a while for threads that are in a system call (HotSpot's `VM_Exit`).
/// So before an exit the leash is loosened: the thread leaves its system call, and looks now and
/// then whether the parent lives.
final class Leash extends Thread {

  /// From the parent: interrupt the running task.
  static final byte INTERRUPT = 'i';

  private static final int POLL_MILLIS = 50;

  private final SocketChannel connection;
  private final Thread tasks;
  private final long parent;
  private final CountDownLatch loose = new CountDownLatch(1);
  private volatile boolean loosened;

  /// @param tasks the thread to interrupt, and to wake when it waits for room
  /// @param parent the parent's process id
  Leash(SocketChannel connection, Thread tasks, long parent) {
    super("leash");
    this.connection = connection;
    this.tasks = tasks;
    this.parent = parent;
    setDaemon(true);
  }

  /// {@return a shutdown hook that loosens the leash}
  Thread loosening() {
    return new Thread("leash loosening") {
      @Override
      public void run() {
        loosen();
      }
    };
  }

  /// Waits until an exit will not wait for this thread.
  private void loosen() {
    loosened = true; // then the read ends
    try {
      connection.shutdownInput();
      loose.await();
    } catch (IOException | InterruptedException e) {
      // Then the exit waits for this thread for a while.
    }
  }

  @Override
  public void run() {
    obey();
    if (loosened) {
      loose.countDown();
      watchParent();
    }
    Runtime.getRuntime().halt(130);
  }

  private void obey() {
    ByteBuffer order = ByteBuffer.allocateDirect(1);
    try {
      while (connection.read(order.clear()) >= 0) {
        if (order.get(0) == INTERRUPT) {
          tasks.interrupt();
        } else {
          LockSupport.unpark(tasks); // there is room for results
        }
      }
    } catch (IOException e) {
      // The connection is broken: the parent is gone.
    }
  }

  private void watchParent() {
    try {
      while (ProcessHandle.of(parent).isPresent()) {
        Thread.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts the leash", e);
    }
  }
}
