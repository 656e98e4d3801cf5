// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requireAtLeast;
import static racetrack.catalogue.Preconditions.requirePositive;

import java.io.ObjectInputFilter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// An [ExecutorService] whose tasks run in processes of their own: JVMs that it starts, feeds,
/// watches and replaces.
///
/// A task shares nothing with its caller: it crosses as bytes, and so does its result. In return it
/// can do what it likes. A task that exits, crashes, runs out of memory or never ends costs its own
/// future and its worker; all other tasks go on, in other workers if need be. If there is no room
/// for as many workers as it may have, it goes on with fewer, says why once to the handler of
/// uncaught exceptions and in its [#statistics], and tries again from time to time.
///
/// **Seed idiom:** `concurrent.futures.ProcessPoolExecutor`, which breaks as a whole when a worker
/// dies.
///
/// **Thread safety:** unconditional.
///
/// **What can cross:** tasks must be serialisable; a lambda given to [#submit(RemoteCallable)] is,
/// if all that it captures is. A task that cannot cross is refused, and the exception names the
/// field. Results must be of classes that the pool lets in: see [Builder#allow].
///
/// **How tasks run:** at most once, unless [Builder#retries] allows more; one at a time in a
/// worker, in a thread that bears the worker's name.
///
/// **At the end of `main`:** what was accepted runs, whether or not the pool was shut down, and
/// also if `main` threw: until then this JVM stays up. Then it ends, also if nobody has closed the
/// pool, and the idle workers end with it. `System.exit`, Ctrl-C and other signals end it at once,
/// with all that runs; a shutdown hook may call [#close] to finish first.
///
/// **How it ends:** [#close] waits for all tasks, however long they take; [Builder#taskTimeout]
/// limits each. If the thread that waits is interrupted, it goes on as with [#shutdownNow], so that
/// it ends within some seconds: a process can be killed, whatever it runs.
///
/// **Broken twin:** [BrokenHastyProcessPool] waits for nobody when it is closed.
public final class ProcessPool implements WorkerPool {

  private final Dispatcher dispatcher;

  private ProcessPool(Settings settings) {
    this.dispatcher = new Dispatcher(settings);
  }

  /// {@return a builder of pools}
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public <T> TaskFuture<T> submit(Callable<T> task) {
    return enqueue(task, null);
  }

  /// Submits a lambda, as [#submit(Callable)] does.
  ///
  /// @param <T> the type of the result
  /// @param task the task
  /// @return its future
  /// @throws RejectedExecutionException if it cannot cross, or the pool takes no tasks any more
  public <T> TaskFuture<T> submit(RemoteCallable<T> task) {
    return enqueue(task, null);
  }

  @Override
  public TaskFuture<?> submit(Runnable task) {
    return enqueue(task, null);
  }

  /// Submits a lambda, as [#submit(Runnable)] does.
  ///
  /// @param task the task
  /// @return its future, whose value is null
  /// @throws RejectedExecutionException if it cannot cross, or the pool takes no tasks any more
  public TaskFuture<?> submit(RemoteRunnable task) {
    return enqueue(task, null);
  }

  /// Submits a task whose future has a given value. The value stays here, as the object it is.
  @Override
  public <T> TaskFuture<T> submit(Runnable task, T result) {
    return enqueue(task, result);
  }

  /// Submits a task whose failure, if it fails, goes to a thread's handler of uncaught exceptions.
  @Override
  public void execute(Runnable task) {
    enqueue(task, null).onDone(ProcessPool::reportFailure);
  }

  /// Submits a lambda, as [#execute(Runnable)] does.
  ///
  /// @param task the task
  /// @throws RejectedExecutionException if it cannot cross, or the pool takes no tasks any more
  public void execute(RemoteRunnable task) {
    execute((Runnable) task);
  }

  private static void reportFailure(Future<?> ended) {
    if (ended.state() == Future.State.FAILED) {
      TaskFuture.report(ended.exceptionNow());
    }
  }

  private <T> TaskFuture<T> enqueue(Object task, @Nullable T result) {
    requireNonNull(task, "task");
    TaskFuture<T> future = new TaskFuture<>(result);
    Cargo cargo = Cargo.pack(task);
    dispatcher.submit(new Task(dispatcher, future, cargo, task));
    cargo.detach(); // after it was sent: the worker need not wait for a copy
    return future;
  }

  @Override
  public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks)
      throws InterruptedException {
    return Invocations.all(this::submit, tasks, Long.MAX_VALUE);
  }

  @Override
  public <T> List<Future<T>> invokeAll(
      Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
      throws InterruptedException {
    return Invocations.all(this::submit, tasks, unit.toNanos(timeout));
  }

  @Override
  public <T> T invokeAny(Collection<? extends Callable<T>> tasks)
      throws InterruptedException, ExecutionException {
    try {
      return Invocations.any(this::submit, tasks, Long.MAX_VALUE);
    } catch (TimeoutException e) {
      throw new IllegalStateException("the end of time has come", e);
    }
  }

  @Override
  public <T> T invokeAny(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    return Invocations.any(this::submit, tasks, unit.toNanos(timeout));
  }

  /// Applies a function to each input, one task an input, and yields the results in order.
  ///
  /// @param <T> the type of the inputs
  /// @param <R> the type of the results
  /// @param function the function; it crosses once a worker
  /// @param inputs the inputs, taken as they are needed; there may be infinitely many
  /// @return the results; close it if not all are taken
  /// @throws RejectedExecutionException if the function cannot cross, or the pool takes no tasks
  ///   any more
  public <T, R> MapResults<R> map(
      RemoteFunction<? super T, ? extends R> function, Iterable<T> inputs) {
    return map(function, inputs, MapOptions.DEFAULT);
  }

  /// Applies a function to each input and yields the results in order.
  ///
  /// @param <T> the type of the inputs
  /// @param <R> the type of the results
  /// @param function the function; it crosses once a worker
  /// @param inputs the inputs, taken as they are needed; there may be infinitely many
  /// @param options how many inputs make a task, how many are taken ahead, and the deadline
  /// @return the results; close it if not all are taken
  /// @throws RejectedExecutionException if the function cannot cross, or the pool takes no tasks
  ///   any more
  public <T, R> MapResults<R> map(
      RemoteFunction<? super T, ? extends R> function, Iterable<T> inputs, MapOptions options) {
    requireNonNull(function, "function");
    requireNonNull(options, "options");
    dispatcher.requireOpen();
    return new MapResults<>(dispatcher, Cargo.define(function), inputs.iterator(), options);
  }

  /// Applies a function to the first of two inputs each, then to the second of each, and so on
  /// until one has no more.
  ///
  /// @param <T> the type of the one's elements
  /// @param <U> the type of the other's elements
  /// @param <R> the type of the results
  /// @param function the function; it crosses once a worker
  /// @param first the one
  /// @param second the other
  /// @param options as above
  /// @return the results; close it if not all are taken
  /// @throws RejectedExecutionException if the function cannot cross, or the pool takes no tasks
  ///   any more
  public <T, U, R> MapResults<R> map(
      RemoteBiFunction<? super T, ? super U, ? extends R> function,
      Iterable<T> first,
      Iterable<U> second,
      MapOptions options) {
    requireNonNull(function, "function");
    requireNonNull(first, "first");
    requireNonNull(second, "second");
    RemoteFunction<Pairs.Pair<T, U>, R> ofPairs =
        pair -> function.apply(pair.first(), pair.second());
    Iterable<Pairs.Pair<T, U>> pairs = () -> new Pairs<>(first.iterator(), second.iterator());
    return map(ofPairs, pairs, options);
  }

  @Override
  public void shutdown() {
    dispatcher.shutdown();
  }

  /// Refuses new tasks, cancels those that have not begun and interrupts those that run. One that
  /// still runs two seconds later is killed with its worker, and its future fails with a
  /// [WorkerLostException]. The results of a `map` that has not ended fail with a
  /// [CancellationException] where an input had not begun.
  ///
  /// @return the tasks that have not begun, as they were submitted; the inputs of a `map` are not
  ///   among them
  @Override
  public List<Runnable> shutdownNow() {
    return dispatcher.shutdownNow();
  }

  /// Refuses new tasks, cancels all, and kills the workers, whatever they do.
  public void terminateNow() {
    dispatcher.terminate();
  }

  @Override
  public boolean isShutdown() {
    return dispatcher.isShutdown();
  }

  /// {@return whether all tasks have ended and all worker processes too, after a shutdown}
  @Override
  public boolean isTerminated() {
    return dispatcher.isTerminated();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return dispatcher.awaitTermination(timeout, unit);
  }

  /// {@return what the pool has done so far}
  public Statistics statistics() {
    return dispatcher.statistics();
  }

  /// Describes a pool that is to be made.
  public static final class Builder {

    /// Small heaps and a quick start: there are many workers, and most run one thread.
    static final List<String> JVM_ARGUMENTS =
        List.of(
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-XX:+UseCountedLoopSafepoints",
            "-XX:LoopStripMiningIter=1000");

    private int workers = Runtime.getRuntime().availableProcessors();
    private int maxTasksPerWorker = Integer.MAX_VALUE;
    private @Nullable Duration taskTimeout;
    private @Nullable Duration idleTimeout;
    private Duration startTimeout = Duration.ofMinutes(1);
    private int retries;
    private @Nullable Cargo initializer;
    private List<String> jvmArguments = JVM_ARGUMENTS;
    private @Nullable String classPath;
    private final Map<String, String> environment = new HashMap<>();
    private String workerName = "worker-";
    private int maxPayload = 1 << 28;
    private boolean lowLatency;
    private @Nullable Path aotCache;
    private final List<String> allowed = new ArrayList<>();
    private @Nullable ObjectInputFilter resultFilter;

    private Class<?> workerMain = WorkerMain.class;

    private Builder() {}

    /// Limits the number of workers; without this, there are as many as processors.
    ///
    /// @param most at least one
    /// @return this
    public Builder workers(int most) {
      workers = requireAtLeast(1, most, "workers");
      return this;
    }

    /// Replaces each worker after some tasks, against leaks.
    ///
    /// @param most at least one
    /// @return this
    public Builder maxTasksPerWorker(int most) {
      maxTasksPerWorker = requireAtLeast(1, most, "maxTasksPerWorker");
      return this;
    }

    /// Kills a task that runs for too long, with its worker. Its future fails with a
    /// [TimeoutException] as cause.
    ///
    /// @param limit more than zero
    /// @return this
    public Builder taskTimeout(Duration limit) {
      taskTimeout = requirePositive(limit, "taskTimeout");
      return this;
    }

    /// Lets a worker go that has had no task for some time.
    ///
    /// @param limit more than zero
    /// @return this
    public Builder idleTimeout(Duration limit) {
      idleTimeout = requirePositive(limit, "idleTimeout");
      return this;
    }

    /// Limits how long a worker may take to start, its initializer included. One that takes longer
    /// is killed; if none starts, the pool is broken, as all its work would wait for ever.
    ///
    /// @param limit more than zero; one minute without this
    /// @return this
    public Builder startTimeout(Duration limit) {
      startTimeout = requirePositive(limit, "startTimeout");
      return this;
    }

    /// Runs a task again whose worker was lost; without this, its future fails.
    ///
    /// @param most how many times; zero for never
    /// @return this
    public Builder retries(int most) {
      retries = requireAtLeast(0, most, "retries");
      return this;
    }

    /// Runs something in each worker before its first task. If it fails, the pool is broken: all
    /// pending work fails, and all later work is rejected, with the cause.
    ///
    /// @param task what to run
    /// @return this
    public Builder initializer(RemoteRunnable task) {
      initializer = Cargo.packWhole(requireNonNull(task, "task"));
      return this;
    }

    /// Sets the JVM arguments of the workers, instead of the usual ones.
    ///
    /// @param arguments such as `-Xmx64m`
    /// @return this
    public Builder jvmArguments(String... arguments) {
      jvmArguments = List.of(arguments);
      return this;
    }

    /// Sets the class path of the workers, instead of this JVM's class path and module path. It is
    /// needed where the classes come from elsewhere: from a class loader of a plug-in or of a
    /// server, from `jshell`, or from memory, as in source-file mode.
    ///
    /// @param path entries separated as the system does it; this pool's classes must be on it
    /// @return this
    public Builder classPath(String path) {
      classPath = requireNonNull(path, "path");
      return this;
    }

    /// Adds variables to the environment of the workers, which is this process's but for
    /// `JAVA_TOOL_OPTIONS`, `JDK_JAVA_OPTIONS` and `_JAVA_OPTIONS`: what is meant for this JVM,
    /// such as a debugger's port, no other can have.
    ///
    /// @param variables names and values
    /// @return this
    public Builder environment(Map<String, String> variables) {
      environment.putAll(variables);
      return this;
    }

    /// Sets what the names of the workers begin with; a number follows.
    ///
    /// @param prefix `worker-` without this
    /// @return this
    public Builder workerName(String prefix) {
      workerName = requireNonNull(prefix, "prefix");
      return this;
    }

    /// Limits the size of a result, against workers that claim or send too much. A task whose
    /// result is larger fails; a failure that is larger is told by a [RemoteFailureException] with
    /// a text that is cut.
    ///
    /// @param bytes at least 1024; 256 MiB without this
    /// @return this
    public Builder maxPayload(int bytes) {
      maxPayload = requireAtLeast(1024, bytes, "maxPayload");
      return this;
    }

    /// Lets a worker look for its next task, and a caller in [TaskFuture#get()] for its result, for
    /// a tenth of a millisecond before they sleep. If both look, a round trip takes no system call
    /// and wakes nobody.
    ///
    /// The price is a core for each that looks: it pays where there are more cores than threads
    /// with something to do. A pool without tasks sleeps all the same.
    ///
    /// @param on whether threads spin before they sleep; the default is false
    /// @return this
    public Builder lowLatency(boolean on) {
      lowLatency = on;
      return this;
    }

    /// Lets workers start from an AOT cache, in which they find their classes loaded and linked. A
    /// fresh pool's first result then comes somewhat earlier; the class of its task is not in it.
    ///
    /// The first pool that finds no cache in the folder that fits its workers makes one, which
    /// takes about a second. A cache fits the same JVM with the same class path and JVM arguments;
    /// when those change, a new one is made, and the old one can be deleted.
    ///
    /// @param folder where caches are kept, made if it is missing; whoever can write there decides
    ///   what the workers run
    /// @return this
    public Builder aotCache(Path folder) {
      aotCache = requireNonNull(folder, "folder");
      return this;
    }

    /// Lets results of more classes in. Without this, results may be numbers, strings, arrays,
    /// collections, times, enums, records and failures, and consist of such.
    ///
    /// @param patterns as [ObjectInputFilter.Config#createFilter] has them, such as `com.example.*`
    /// @return this
    public Builder allow(String... patterns) {
      allowed.addAll(Arrays.asList(patterns));
      return this;
    }

    /// Decides alone which results come in, limits included.
    ///
    /// @param filter the filter
    /// @return this
    public Builder resultFilter(ObjectInputFilter filter) {
      resultFilter = requireNonNull(filter, "filter");
      return this;
    }

    /// Lets the workers run another program, for tests of how the pool bears with it.
    Builder workerMain(Class<?> main) {
      workerMain = main;
      return this;
    }

    /// {@return the pool; its workers start when there is work}
    ///
    /// @throws IllegalStateException if no class path was given, and this pool's classes are not on
    ///   this JVM's; or if an AOT cache was asked for and cannot be made: the class path may have
    ///   folders, where it needs jars
    public ProcessPool build() {
      return new ProcessPool(settings());
    }

    /// {@return what was gathered}
    Settings settings() {
      String path = classPath == null ? ClassPath.own() : classPath;
      List<String> arguments = new ArrayList<>(jvmArguments);
      if (aotCache != null) {
        arguments.add("-XX:AOTCache=" + new AotCache(jvmArguments, path).in(aotCache));
      }
      return new Settings(
          workers,
          maxTasksPerWorker,
          taskTimeout,
          idleTimeout,
          startTimeout,
          retries,
          initializer,
          arguments,
          path,
          Map.copyOf(environment),
          workerName,
          maxPayload,
          lowLatency,
          resultFilter == null
              ? new ResultFilter(allowed, maxPayload)
              : ResultFilter.naming(resultFilter),
          workerMain);
    }
  }
}
