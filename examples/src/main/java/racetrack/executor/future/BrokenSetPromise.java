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

/// **Broken:** [StackPromise] that takes its steps by a look and a write.
///
/// ## Why it breaks
///
/// Another thread may take a step in between, and the write undoes it. A callback that is lost:
///
/// | step | adder                          | runner                        | `word`        |
/// |------|--------------------------------|-------------------------------|---------------|
/// | 1    |                                | finds the empty stack         | pending, none |
/// | 2    | puts the callback on the stack |                               | pending, one  |
/// | 3    |                                | writes the outcome            | ended         |
/// | 4    |                                | tells those of step 1: nobody | ended         |
///
/// In the same way a waiter is left parked, a value takes the place of a cancellation, and even an
/// ended promise becomes pending again.
///
/// **Where it is right:** if a single thread does everything. Each of the two accesses is atomic,
/// and volatile; both together are not.
///
/// **CERT:** VNA02.
///
/// @param <T> the type of the value
public final class BrokenSetPromise<T> implements Promise<T> {

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

  BrokenSetPromise(Callable<T> task) {
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
    Pending<T> ended = replace(_ -> new Ended<>(outcome));
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
    Pending<T> ended = replace(_ -> new Ended<>(new Outcome.Cancelled<>()));
    try {
      if (ended != null && ended.runner != null && mayInterruptIfRunning) {
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
    if (word.get() instanceof Pending<T> pending) {
      word.set(step.apply(pending)); // wound: `compareAndSet`, and again if it fails
      return pending;
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
        LockSupport.park(this);
        outcome = outcome();
      }
      return outcome.get();
    } finally {
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
        if (left <= 0) {
          throw new TimeoutException();
        }
        LockSupport.parkNanos(this, left);
        outcome = outcome();
      }
      return outcome.get();
    } finally {
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
