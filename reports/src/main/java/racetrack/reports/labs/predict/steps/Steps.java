// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.steps;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What a rewritten program calls in place of what would block, and before each other step. The
/// last argument is the number of the step.
///
/// What is called waits for the scheduler, which lets it go only when it will not block, and then
/// does the real thing. Where no scheduler runs this thread, as in a constructor, it does so at
/// once.
public final class Steps {

  private Steps() {}

  /// Comes before an access.
  ///
  /// @param step the step
  public static void access(int step) {
    Actor actor = Actor.current();
    if (actor != null) {
      actor.pass(step, () -> true);
    }
  }

  /// Takes a monitor.
  ///
  /// @param monitor the object
  /// @param step the step
  public static void enter(Object monitor, int step) {
    Actor actor = Actor.current();
    if (actor != null) {
      Monitors monitors = actor.replay.monitors;
      actor.pass(step, () -> monitors.isFree(monitor, actor));
      monitors.enter(monitor, actor);
    }
  }

  /// Gives a monitor back. This is no step: it belongs to the one before.
  ///
  /// @param monitor the object
  public static void exit(Object monitor) {
    Actor actor = Actor.current();
    if (actor != null) {
      actor.replay.monitors.exit(monitor);
    }
  }

  /// Waits for a notification. It is two steps with the same number: to wait, and to wake up.
  ///
  /// @param monitor the object
  /// @param step the step of waiting; the next number is that of waking up
  /// @throws InterruptedException if the thread is interrupted
  public static void await(Object monitor, int step) throws InterruptedException {
    Actor actor = scheduled();
    Monitors monitors = actor.replay.monitors;
    actor.passInterruptibly(step, () -> true);
    int depth = monitors.beginWait(monitor, actor);
    actor.pass(step + 1, () -> monitors.canWake(monitor, actor));
    boolean interrupted = actor.interrupted;
    monitors.endWait(monitor, actor, depth);
    if (interrupted) {
      actor.interrupted = false;
      throw new InterruptedException();
    }
  }

  /// Wakes one that waits.
  ///
  /// @param monitor the object
  /// @param step the step
  public static void signal(Object monitor, int step) {
    Actor actor = scheduled();
    actor.pass(step, () -> true);
    actor.replay.monitors.signal(monitor, actor, false);
  }

  /// Wakes all that wait.
  ///
  /// @param monitor the object
  /// @param step the step
  public static void signalAll(Object monitor, int step) {
    Actor actor = scheduled();
    actor.pass(step, () -> true);
    actor.replay.monitors.signal(monitor, actor, true);
  }

  /// Sleeps for no time at all: to sleep promises nothing about what others do meanwhile.
  ///
  /// @param millis how long the program wants to sleep
  /// @param step the step
  /// @throws InterruptedException if the thread is interrupted
  public static void sleep(long millis, int step) throws InterruptedException {
    scheduled().passInterruptibly(step, () -> true);
  }

  /// Starts a thread of the program.
  ///
  /// @param thread the thread
  /// @param step the step
  public static void start(Thread thread, int step) {
    Actor actor = scheduled();
    actor.pass(step, () -> true);
    actor.replay.actor(thread).started = true;
  }

  /// Waits for a thread of the program to end.
  ///
  /// @param thread the thread
  /// @param step the step
  /// @throws InterruptedException if the waiting thread is interrupted
  public static void join(Thread thread, int step) throws InterruptedException {
    Actor actor = scheduled();
    actor.passInterruptibly(step, actor.replay.actor(thread)::hasEnded);
  }

  /// Interrupts a thread of the program.
  ///
  /// @param thread the thread
  /// @param step the step
  public static void interrupt(Thread thread, int step) {
    Actor actor = scheduled();
    actor.pass(step, () -> true);
    actor.replay.actor(thread).interrupted = true;
  }

  /// Asks whether a thread of the program is interrupted.
  ///
  /// @param thread the thread
  /// @param step the step
  /// @return whether it is
  public static boolean isInterrupted(Thread thread, int step) {
    Actor actor = scheduled();
    actor.pass(step, () -> true);
    return actor.replay.actor(thread).interrupted;
  }

  /// Takes a lock.
  ///
  /// @param lock the lock
  /// @param step the step
  public static void lock(Lock lock, int step) {
    boolean held = lock instanceof ReentrantLock reentrant && reentrant.isHeldByCurrentThread();
    Actor actor = Actor.current();
    if (actor != null) {
      actor.pass(step, () -> held || isFree(lock));
    }
    lock.lock();
  }

  /// The scheduler has no lock of the program, so it can take one only if it is free.
  private static boolean isFree(Lock lock) {
    boolean free = lock.tryLock();
    if (free) {
      lock.unlock();
    }
    return free;
  }

  /// Takes a permit.
  ///
  /// @param semaphore the semaphore
  /// @param step the step
  /// @throws InterruptedException if the thread is interrupted
  public static void acquire(Semaphore semaphore, int step) throws InterruptedException {
    scheduled().passInterruptibly(step, () -> semaphore.availablePermits() > 0);
    semaphore.acquire();
  }

  /// Waits for a latch.
  ///
  /// @param latch the latch
  /// @param step the step
  /// @throws InterruptedException if the thread is interrupted
  public static void await(CountDownLatch latch, int step) throws InterruptedException {
    scheduled().passInterruptibly(step, () -> latch.getCount() == 0);
    latch.await();
  }

  /// Takes an element.
  ///
  /// @param queue the queue
  /// @param step the step
  /// @return the element
  /// @throws InterruptedException if the thread is interrupted
  public static Object take(BlockingQueue<?> queue, int step) throws InterruptedException {
    scheduled().passInterruptibly(step, () -> !queue.isEmpty());
    return queue.take();
  }

  /// Puts an element.
  ///
  /// @param queue the queue
  /// @param element the element
  /// @param step the step
  /// @throws InterruptedException if the thread is interrupted
  public static void put(BlockingQueue<Object> queue, Object element, int step)
      throws InterruptedException {
    Actor actor = Actor.current();
    if (actor != null) {
      actor.passInterruptibly(step, () -> queue.remainingCapacity() > 0);
    }
    queue.put(element);
  }

  /// Waits for a result.
  ///
  /// @param future the future
  /// @param step the step
  /// @return the result
  /// @throws InterruptedException if the thread is interrupted
  /// @throws ExecutionException if there is an exception in its place
  public static @Nullable Object get(Future<?> future, int step)
      throws InterruptedException, ExecutionException {
    scheduled().passInterruptibly(step, future::isDone);
    return future.get();
  }

  /// Waits for a result.
  ///
  /// @param future the future
  /// @param step the step
  /// @return the result
  public static @Nullable Object join(CompletableFuture<?> future, int step) {
    scheduled().pass(step, future::isDone);
    return future.join();
  }

  private static Actor scheduled() {
    Actor actor = Actor.current();
    if (actor == null) {
      throw new IllegalStateException("Only a thread of the program may block.");
    }
    return actor;
  }
}
