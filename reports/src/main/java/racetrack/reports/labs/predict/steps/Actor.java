// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.steps;

import java.io.Serial;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// One thread of a program, which waits before each of its steps.
///
/// Its fields change hands with the permits of the two semaphores: either its thread runs or the
/// scheduler does.
final class Actor {

  /// What a thread is at before its first step.
  static final int NOT_BEGUN = -1;

  private static final ThreadLocal<Actor> CURRENT = new ThreadLocal<>();

  /// A method of the program.
  @FunctionalInterface
  interface Body {
    void run() throws Throwable;
  }

  final Replay replay;
  final int number;
  final Thread thread;
  boolean started;
  boolean interrupted;
  private final Semaphore go = new Semaphore(0);
  private final Semaphore arrived;
  private final Body body;
  private int pending = NOT_BEGUN;
  private BooleanSupplier ready = () -> started;
  private boolean ended;
  private boolean abandoned;
  private @Nullable Throwable failure;

  Actor(Replay replay, int number, boolean started, Semaphore arrived, Body body) {
    this.replay = replay;
    this.number = number;
    this.started = started;
    this.arrived = arrived;
    this.body = body;
    this.thread = Thread.ofVirtual().name("thread " + number).unstarted(this::run);
  }

  /// {@return the actor that this thread is; null if it is none, as in a constructor}
  static @Nullable Actor current() {
    return CURRENT.get();
  }

  private void run() {
    CURRENT.set(this);
    try {
      pass(NOT_BEGUN, () -> started);
      body.run();
    } catch (Abandoned e) {
      // The run is over.
    } catch (Throwable e) {
      failure = e;
    } finally {
      ended = true;
      arrived.release();
    }
  }

  /// Waits until the scheduler lets this thread take a step.
  ///
  /// @param step the number of the step
  /// @param condition whether it could be taken: the scheduler asks when all threads wait
  void pass(int step, BooleanSupplier condition) {
    if (abandoned) {
      throw new Abandoned();
    }
    pending = step;
    ready = condition;
    arrived.release();
    go.acquireUninterruptibly();
    if (abandoned) {
      throw new Abandoned();
    }
  }

  /// Waits as for any step, but an interrupt ends the wait.
  ///
  /// @param step the number of the step
  /// @param condition whether it could be taken without an interrupt
  /// @throws InterruptedException if this thread was interrupted
  void passInterruptibly(int step, BooleanSupplier condition) throws InterruptedException {
    pass(step, () -> interrupted || condition.getAsBoolean());
    if (interrupted) {
      interrupted = false;
      throw new InterruptedException();
    }
  }

  /// Lets the thread run to its next step.
  void release() {
    go.release();
  }

  /// Ends the thread, wherever it is.
  void abandon() {
    abandoned = true;
    go.release();
  }

  boolean isReady() {
    return !ended && ready.getAsBoolean();
  }

  boolean hasEnded() {
    return ended;
  }

  int pending() {
    return pending;
  }

  @Nullable Throwable failure() {
    return failure;
  }

  /// Unwinds a thread whose run is over. Not an exception that a program would catch.
  private static final class Abandoned extends Error {

    @Serial private static final long serialVersionUID = 1;

    Abandoned() {
      super("The run is over.", null, false, false);
    }
  }
}
