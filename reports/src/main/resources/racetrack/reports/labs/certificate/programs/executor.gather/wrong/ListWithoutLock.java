// SPDX-License-Identifier: Apache-2.0
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import racetrack.executor.gather.DeadlineException;
import racetrack.executor.gather.Gather;

/// M1, promise 16: whoever is done adds itself to a list that has no lock.
public class ListWithoutLock<T> implements Gather<T> {
  private final List<Member> arrivals = new ArrayList<>();
  private final List<Member> pending = new ArrayList<>();
  private final List<Future<T>> done = new ArrayList<>();

  private final class Member extends FutureTask<T> {
    private final Timer limit;

    Member(Callable<T> task, Duration limit) {
      super(task);
      this.limit = new Timer(limit);
    }

    @Override
    protected void done() {
      arrived(this);
    }
  }

  /// A time from now on.
  private static final class Timer {
    private final long start = System.nanoTime();
    private final long nanos;

    Timer(Duration time) {
      long whole;
      try {
        whole = Math.max(0, time.toNanos());
      } catch (ArithmeticException e) {
        whole = time.isNegative() ? 0 : Long.MAX_VALUE;
      }
      nanos = whole;
    }

    long left() {
      return nanos == Long.MAX_VALUE ? nanos : nanos - (System.nanoTime() - start);
    }
  }

  public ListWithoutLock() {}

  private void arrived(Member member) {
    arrivals.add(member);
  }

  private Member next(long nanos) throws InterruptedException {
    if (arrivals.isEmpty() && nanos > 0) {
      Thread.sleep(1); // looks again in place of being woken
    }
    return arrivals.isEmpty() ? null : arrivals.removeFirst();
  }

  public Future<T> submit(Executor executor, Callable<T> task, Duration limit) {
    Member member = new Member(task, limit);
    executor.execute(member);
    pending.add(member);
    return member;
  }

  private void settle() {
    drain();
    for (Member member : new ArrayList<>(pending)) {
      if (member.limit.left() <= 0) {
        member.cancel(true);
      }
    }
    drain();
  }

  private void drain() {
    try {
      for (Member member = next(0); member != null; member = next(0)) {
        admit(member);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("it did not wait", e);
    }
  }

  private void admit(Member member) {
    if (pending.remove(member)) {
      done.add(member);
    }
  }

  /// Waits until something has happened.
  private void pause(long left) throws InterruptedException {
    long nanos = left;
    for (Member member : pending) {
      nanos = Math.min(nanos, member.limit.left());
    }
    Member member = next(Math.max(1, nanos));
    if (member != null) {
      admit(member);
    }
  }

  public Split<T> await(Until until, Duration timeout) throws InterruptedException {
    Timer time = new Timer(timeout);
    settle();
    while (!isEnough(until)) {
      long left = time.left();
      if (left <= 0) {
        break;
      }
      pause(left);
      settle();
    }
    return new Split<>(done, new ArrayList<>(pending));
  }

  private boolean isEnough(Until until) {
    return switch (until) {
      case FIRST -> !done.isEmpty() || pending.isEmpty();
      case FIRST_FAILURE ->
          pending.isEmpty() || done.stream().anyMatch(one -> one.state() == Future.State.FAILED);
      case ALL -> pending.isEmpty();
    };
  }

  public Iterator<Future<T>> asCompleted(Duration timeout) {
    Timer time = new Timer(timeout);
    int all = pending.size() + done.size();
    return new Iterator<>() {
      private boolean over;

      public boolean hasNext() {
        return !over && !(done.isEmpty() && pending.isEmpty());
      }

      public Future<T> next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        settle();
        while (done.isEmpty()) {
          long left = time.left();
          if (left <= 0) {
            over = true;
            throw new DeadlineException(
                pending.size() + " of " + Math.max(all, pending.size()) + " are unfinished");
          }
          try {
            pause(left);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
          }
          settle();
        }
        return done.removeFirst();
      }
    };
  }

  public <A> Results<T> map(
      Executor executor, Function<A, T> function, Iterator<A> inputs, int buffer, Duration timeout) {
    if (buffer < 1) {
      throw new IllegalArgumentException("buffer must be at least 1, but was " + buffer);
    }
    return new Mapping<>(executor, function, inputs, buffer, new Timer(timeout));
  }

  private static final class Mapping<A, T> implements Results<T> {
    private final Executor executor;
    private final Function<A, T> function;
    private final Iterator<A> inputs;
    private final int buffer;
    private final Timer time;
    private final ArrayDeque<FutureTask<T>> ahead = new ArrayDeque<>();
    private boolean over;

    Mapping(
        Executor executor, Function<A, T> function, Iterator<A> inputs, int buffer, Timer time) {
      this.executor = executor;
      this.function = function;
      this.inputs = inputs;
      this.buffer = buffer;
      this.time = time;
      fill();
    }

    private void fill() {
      while (!over && ahead.size() < buffer) {
        A input;
        try {
          if (!inputs.hasNext()) {
            over = true;
            return;
          }
          input = inputs.next();
        } catch (Throwable e) {
          over = true;
          ahead.add(failed(e));
          return;
        }
        FutureTask<T> task = new FutureTask<>(() -> function.apply(input));
        try {
          executor.execute(task);
          ahead.add(task);
        } catch (RejectedExecutionException e) {
          ahead.add(failed(e));
        }
      }
    }

    private FutureTask<T> failed(Throwable failure) {
      FutureTask<T> task =
          new FutureTask<>(
              () -> {
                if (failure instanceof Exception e) {
                  throw e;
                }
                throw (Error) failure;
              });
      task.run();
      return task;
    }

    public boolean hasNext() {
      if (ahead.isEmpty()) {
        fill();
      }
      return !ahead.isEmpty();
    }

    public T next() {
      fill();
      FutureTask<T> first = ahead.peek();
      if (first == null) {
        throw new NoSuchElementException();
      }
      try {
        T result = first.isDone() ? first.get() : first.get(time.left(), TimeUnit.NANOSECONDS);
        ahead.remove();
        return result;
      } catch (ExecutionException e) {
        ahead.remove();
        throw new CompletionException(e.getCause());
      } catch (CancellationException e) {
        ahead.remove();
        throw new CompletionException(e);
      } catch (TimeoutException e) {
        close();
        throw new DeadlineException("the time is up");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted");
      }
    }

    public void close() {
      over = true;
      ahead.forEach(task -> task.cancel(true));
      ahead.clear();
    }
  }
}
