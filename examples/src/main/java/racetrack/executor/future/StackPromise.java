// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.future;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A promise in one word: a stack of those who are to be told, and then, in its place, the outcome.
///
/// **Seed idiom:** `concurrent.futures.Future`, without its lock.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// Everything is in `word`, which refers to an object that never changes. Each step puts another in
/// its place by compare-and-set, and takes it back to the start if somebody was faster.
///
/// - **Invariant:** `word` is first [Pending], with a task; then, if that is run, [Pending] with a
///   runner; then [Ended], for ever. There is a new object for every step, so a compare-and-set
///   cannot be fooled by an old one that has come back (ABA).
/// - **Linearization points:** of [#run] and [#cancel], the compare-and-set that brings in [Ended],
///   or the read that finds it; of all that ask, the read. One read answers, so the answers agree.
/// - **No lost wake-up, no lost callback:** to end the promise is to replace the very object that
///   holds the stack. A waiter that got onto the stack before is on it, and is told. One that comes
///   later finds [Ended], and neither parks nor leaves a callback. A permit that comes before the
///   park makes the park return at once.
/// - **Happens-before:** compare-and-set and read have volatile effects; what the task wrote comes
///   before the one that brings in [Ended], and that before each read that finds it.
/// - **Interrupts:** a canceller counts itself in `interrupters` before it ends the promise, and
///   out after it has interrupted, also if that throws. A runner that finds itself cancelled waits
///   for the count to be 0, so it is not interrupted after it has returned from [#run].
/// - **Progress:** lock-free: a compare-and-set fails only if another has succeeded. Only a runner
///   that was cancelled waits, and only for cancellers that are between two lines.
///
/// ## Cost
///
/// Two compare-and-sets to run; one read to ask. A waiter or callback costs three objects, since
/// [Pending] is copied; a thread that gives up waiting takes its own off the stack by copying what
/// is above.
///
/// ## Broken twin
///
/// [BrokenSetPromise] ends it by a write, after a look.
///
/// ## Sources
///
/// - R. K. Treiber, *Systems Programming: Coping with Parallelism*, IBM RJ 5118, 1986 (the stack).
/// - JLS 25, §17.4.5 (happens-before), §17.5 (final fields).
/// - [java.util.concurrent.FutureTask], which has a state, a value and a stack in three fields, and
///   therefore must look at the state again after it has got onto the stack.
///
/// @param <T> the type of the value
public final class StackPromise<T> implements Promise<T> {

  private final AtomicReference<Word<T>> word;

  /// Those who are about to end this as cancelled, and to interrupt.
  private final AtomicInteger interrupters = new AtomicInteger();

  private sealed interface Word<T> {}

  /// It has not ended.
  ///
  /// @param task what is to be run; null once it is being run
  /// @param runner who runs it
  /// @param top who came last to be told
  private record Pending<T>(
      @Nullable Callable<T> task, @Nullable Thread runner, @Nullable Node<T> top)
      implements Word<T> {

    Pending<T> runBy(Thread thread) {
      return new Pending<>(null, thread, top);
    }

    Pending<T> with(Listener<T> listener) {
      return new Pending<>(task, runner, new Node<>(listener, top));
    }

    Pending<T> without(Listener<T> listener) {
      return new Pending<>(task, runner, Node.without(top, listener));
    }
  }

  /// It has ended.
  private record Ended<T>(Outcome<T> outcome) implements Word<T> {}

  /// A place on the stack.
  private record Node<T>(Listener<T> listener, @Nullable Node<T> below) {

    static <T> @Nullable Node<T> without(@Nullable Node<T> top, Listener<T> gone) {
      Deque<Listener<T>> above = new ArrayDeque<>();
      Node<T> node = top;
      while (node != null && !node.listener.equals(gone)) {
        above.push(node.listener);
        node = node.below;
      }
      Node<T> rest = node == null ? null : node.below;
      for (Listener<T> listener : above) {
        rest = new Node<>(listener, rest);
      }
      return rest;
    }
  }

  /// Whom to tell.
  private sealed interface Listener<T> {}

  /// A thread that is parked, or is about to be.
  private record Waiter<T>(Thread thread) implements Listener<T> {}

  /// Something to be run.
  private record Callback<T>(Consumer<? super Promise<T>> action) implements Listener<T> {}

  StackPromise(Callable<T> task) {
    word = new AtomicReference<>(new Pending<>(task, null, null));
  }

  @Override
  public void run() {
    Thread me = Thread.currentThread();
    Pending<T> begun = replace(pending -> pending.task == null ? pending : pending.runBy(me));
    if (begun == null || begun.task == null) {
      return;
    }
    Outcome<T> outcome = Outcome.of(begun.task);
    Pending<T> ended = replace(_ -> new Ended<>(outcome)); // linearization point
    if (ended != null) {
      tell(ended);
    } else {
      awaitInterrupters();
    }
  }

  private void awaitInterrupters() {
    while (interrupters.get() > 0) {
      Thread.onSpinWait();
    }
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    interrupters.incrementAndGet();
    Pending<T> ended = replace(_ -> new Ended<>(new Outcome.Cancelled<>())); // linearization point
    try {
      if (ended != null && ended.runner != null && mayInterruptIfRunning) {
        // equivalent: drop-interrupt, "or not at all" is promised, too: a promise may not know who
        // runs its task.
        ended.runner.interrupt(); // a class of its own may throw
      }
    } finally {
      interrupters.decrementAndGet();
      if (ended != null) {
        tell(ended);
      }
    }
    return isCancelled();
  }

  /// Takes a step.
  ///
  /// @param step gives what is to be in the place of what it gets
  /// @return what it replaced; null if there was nothing to replace, since the promise has ended
  private @Nullable Pending<T> replace(Function<Pending<T>, Word<T>> step) {
    Word<T> seen = word.get();
    while (seen instanceof Pending<T> pending) {
      if (word.compareAndSet(pending, step.apply(pending))) {
        return pending;
      }
      seen = word.get(); // somebody took another step
    }
    return null;
  }

  /// Tells the waiters, and then the callbacks, the oldest first.
  private void tell(Pending<T> ended) {
    Deque<Consumer<? super Promise<T>>> callbacks = new ArrayDeque<>();
    for (Node<T> node = ended.top; node != null; node = node.below) {
      switch (node.listener) {
        case Waiter<T>(Thread thread) -> LockSupport.unpark(thread);
        case Callback<T>(Consumer<? super Promise<T>> action) -> callbacks.push(action);
      }
    }
    callbacks.forEach(callback -> Callbacks.run(this, callback));
  }

  @Override
  public void onDone(Consumer<? super Promise<T>> callback) {
    requireNonNull(callback, "callback");
    Listener<T> listener = new Callback<>(callback);
    if (replace(pending -> pending.with(listener)) == null) {
      Callbacks.run(this, callback);
    }
  }

  @Override
  public T get() throws InterruptedException, ExecutionException {
    Waiter<T> me = enter();
    try {
      Outcome<T> outcome = outcome();
      while (outcome == null) {
        throwIfInterrupted();
        LockSupport.park(this); // equivalent: drop-wait, it looks again and again, as it may.
        outcome = outcome();
      }
      return outcome.get();
      // equivalent: drop-finally, who stays on the stack is given a permit for nothing, which a
      // thread has to stand.
    } finally {
      // equivalent: drop-clean-up, who stays on the stack is given a permit for nothing, which a
      // thread has to stand.
      leave(me);
    }
  }

  @Override
  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    long end = System.nanoTime() + Math.max(0, unit.toNanos(timeout));
    Waiter<T> me = enter();
    try {
      Outcome<T> outcome = outcome();
      while (outcome == null) {
        throwIfInterrupted();
        long left = end - System.nanoTime(); // right even if `end` has overflowed
        if (left <= 0) { // equivalent: boundary, a wait of 0 ns ends at once.
          throw new TimeoutException();
        }
        // equivalent: drop-wait, it looks again and again, as it may.
        // equivalent: timeout-to-zero, it looks again and again, as it may.
        LockSupport.parkNanos(this, left);
        outcome = outcome();
      }
      return outcome.get();
      // equivalent: drop-finally, who stays on the stack is given a permit for nothing, which a
      // thread has to stand.
    } finally {
      // equivalent: drop-clean-up, who stays on the stack is given a permit for nothing, which a
      // thread has to stand.
      leave(me);
    }
  }

  /// Gets onto the stack, unless the promise has ended.
  private Waiter<T> enter() {
    Waiter<T> me = new Waiter<>(Thread.currentThread());
    Pending<T> _ = replace(pending -> pending.with(me));
    return me;
  }

  /// Gets off the stack. If the promise has ended, there is none any more.
  private void leave(Waiter<T> me) {
    Pending<T> _ = replace(pending -> pending.without(me));
  }

  private static void throwIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  private @Nullable Outcome<T> outcome() {
    return word.get() instanceof Ended<T>(Outcome<T> outcome) ? outcome : null;
  }

  @Override
  public boolean isDone() {
    return outcome() != null;
  }

  @Override
  public boolean isCancelled() {
    return outcome() instanceof Outcome.Cancelled;
  }

  @Override
  public State state() {
    Outcome<T> outcome = outcome();
    return outcome == null ? State.RUNNING : outcome.state();
  }

  @Override
  public String toString() {
    String text =
        switch (word.get()) {
          case Pending<T> pending -> pending.task == null ? "running" : "pending";
          case Ended<T>(Outcome<T> outcome) -> outcome.text();
        };
    return "Promise[%s]".formatted(text);
  }
}
