// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import racetrack.process.intake.HelpedIntake;
import racetrack.process.outbox.CombiningOutbox;
import racetrack.process.ring.ProtocolException;

/// The parent's side of one worker process. Its keeper thread starts the process, reads what it
/// sends, and buries it.
final class Worker {

  /// How long a process may take to end once it was asked to or has closed its channels.
  static final Duration GRACE = Duration.ofSeconds(2);

  private final String name;
  private final Settings settings;
  private final Dispatcher dispatcher;
  private final Feeder feeder;
  private final Values values;
  private final List<Thread> pumps = new ArrayList<>();

  /// What the process said before it was ready.
  private final LastWords said = new LastWords();

  // Set by the keeper before the dispatcher hears that the worker is ready.
  private volatile @Nullable Launch launch;
  private RingChannel.@Nullable Inlet inlet;
  private @Nullable CombiningOutbox outbox;
  private volatile @Nullable HelpedIntake intake;

  private volatile @Nullable Process process;
  private volatile boolean doomed;

  private @Nullable Window window;

  /// What looks whether it has started in time, while it starts. The dispatcher's.
  private @Nullable Future<?> startLook;

  private volatile boolean overdue;

  /// The dispatcher's: since when the worker is idle, or runs its oldest task.
  long since;

  /// The dispatcher's: when it looks next whether that has been too long.
  long nextLook = Long.MAX_VALUE;

  /// Why a worker ended.
  enum Reason {
    /// Somebody ended it from outside.
    SIGNAL,
    /// It did not start in time.
    SLOW,
    /// All else.
    OWN
  }

  /// How a worker ended.
  ///
  /// @param text a sentence's predicate
  record End(String text, Reason reason) {}

  Worker(String name, Settings settings, Dispatcher dispatcher, Feeder feeder) {
    this.name = name;
    this.settings = settings;
    this.dispatcher = dispatcher;
    this.feeder = feeder;
    this.values = new Values(settings.resultFilter());
  }

  /// Starts the keeper.
  void start() {
    try {
      Thread.ofPlatform()
          .daemon()
          .inheritInheritableThreadLocals(false)
          .name("keeper of " + name)
          .start(this::keep);
    } catch (OutOfMemoryError e) {
      dispatcher.gone(this, new End("could not be started: " + e.getMessage(), Reason.OWN));
    }
  }

  /// Plans to give the start up when it takes too long. The dispatcher's.
  void limitStart(Watch watch) {
    long limit = TimeUnit.NANOSECONDS.convert(settings.startTimeout()); // or as near as can be
    startLook = watch.plan(limit, () -> dispatcher.startIsOver(this));
  }

  /// Calls [#limitStart] off. The dispatcher's.
  void endStart() {
    if (startLook != null) {
      startLook.cancel(false);
      startLook = null;
    }
  }

  /// Gives the start up; the keeper will tell the dispatcher. The dispatcher's.
  void expire() {
    overdue = true;
  }

  /// {@return whether the start was given up} The dispatcher's.
  boolean isOverdue() {
    return overdue;
  }

  /// Ends the process at once, or as soon as there is one.
  void kill() {
    doomed = true; // then `process` is read; `adopt` writes that and then reads this
    Process started = process;
    if (started != null) {
      started.destroyForcibly();
    }
  }

  /// Lets the process end: it finds no more tasks.
  void dismiss() {
    try {
      requireNonNull(launch).tasks().close();
    } catch (IOException e) {
      kill();
    }
  }

  /// Interrupts the task that runs, if any. The caller must not be interrupted itself.
  void interrupt() {
    if (launch == null) {
      return; // it is still starting
    }
    try {
      launch.results().write(ByteBuffer.wrap(new byte[] {Leash.INTERRUPT}));
    } catch (IOException e) {
      // The process is gone, and the task with it.
    }
  }

  /// Sends what was offered.
  void flush() {
    CombiningOutbox outgoing = requireNonNull(outbox);
    try {
      if (!outgoing.flush()) {
        feeder.feed(requireNonNull(launch).tasks(), requireNonNull(inlet), outgoing, this::kill);
      }
    } catch (ProtocolException e) {
      kill(); // it scribbles in the ring
    } catch (IOException e) {
      // The worker is gone. Its keeper sees that too, and no frame matters any more.
    }
  }

  /// Says that the worker is ready. The dispatcher's.
  void open(Window opened) {
    window = opened;
  }

  /// {@return whether the worker is ready, and has a window} The dispatcher's.
  boolean isReady() {
    return window != null;
  }

  /// {@return the tasks on offer to the worker, which is ready} The dispatcher's.
  Window window() {
    return requireNonNull(window);
  }

  @Override
  public String toString() {
    Process started = process;
    return started == null ? name : name + " (pid " + started.pid() + ")";
  }

  private void keep() {
    String fault = "";
    try {
      CompletableFuture<SocketChannel> tasks = new CompletableFuture<>();
      Launch launched =
          Launch.of(
              settings,
              name,
              this::adopt,
              rings -> sendInitializer(new RingChannel.Inlet(rings.tasks(), new Bell(tasks))));
      launch = launched;
      tasks.complete(launched.tasks());
      flush();
      try (Bell bell = Bell.selectable(launched.results())) {
        RingChannel.Outlet outlet = new RingChannel.Outlet(launched.rings().results(), bell, 0);
        HelpedIntake opened =
            new HelpedIntake(new Results(outlet, settings.maxPayload(), bell, this::take));
        intake = opened;
        opened.serve();
      }
    } catch (ProtocolException e) {
      fault = "broke the protocol: " + e.getMessage();
    } catch (IOException e) {
      if (launch == null) {
        fault = "could not be started: " + e.getMessage();
      }
    } catch (RuntimeException | Error e) {
      fault = "failed its keeper: " + e;
    }
    if (overdue) {
      fault = "was not ready after %s and was killed".formatted(settings.startTimeout());
    }
    boolean byUs = !fault.isEmpty() && (process == null || process.isAlive());
    if (!fault.isEmpty()) {
      kill();
    }
    dispatcher.gone(this, bury(fault, byUs));
  }

  /// Takes note of the process while it is still starting.
  private void adopt(Process started) {
    process = started;
    if (doomed) {
      started.destroyForcibly();
    }
    pump("out of " + name, started.getInputStream(), () -> System.out);
    pump("err of " + name, started.getErrorStream(), () -> System.err);
  }

  private void pump(String threadName, InputStream source, Supplier<PrintStream> target) {
    OutputPump pump = new OutputPump(name, source, target, said::add);
    pumps.add(Thread.ofPlatform().daemon().name(threadName).start(pump));
  }

  /// Sends what comes first. The worker begins with it before it has called back, and its bell, if
  /// it rang, would not be heard; but it does not sleep yet, and there is room for what is not
  /// large.
  private void sendInitializer(RingChannel.Inlet tasks) throws IOException {
    inlet = tasks;
    outbox = Frame.outbox(tasks);
    Cargo initializer = settings.initializer();
    Frame frame =
        initializer == null
            ? new Frame(Frame.Kind.INITIALIZE, 0)
            : initializer.bytes().toFrame(Frame.Kind.INITIALIZE, 0);
    outbox.add(frame);
    if (frame.size() < Rings.CAPACITY / 2) {
      outbox.flush();
    }
  }

  /// Takes results in, in the thread of a caller who waits for one.
  void help(TaskFuture<?> awaited, long nanos) {
    HelpedIntake open = intake;
    if (open != null) {
      open.help(awaited, nanos);
    }
  }

  /// Takes in a frame, and all others that are at hand. Their tasks end in one decision.
  private void take(FrameReader reader) throws IOException {
    List<Ended> batch = new ArrayList<>();
    do {
      Frame frame = reader.next();
      if (frame == null) {
        break;
      }
      switch (frame.kind()) {
        case READY -> {
          said.close();
          dispatcher.ready(this, openWindow());
        }
        case UNFIT -> dispatcher.unfit(((Outcome.Failure) outcome(frame)).cause());
        case RESULT, FAILURE, CHUNK -> batch.add(new Ended(frame.id(), outcome(frame)));
        case INITIALIZE, DEFINE, FORGET, TASK ->
            throw new ProtocolException("it sent a frame that only the parent sends");
      }
    } while (reader.hasNext());
    if (!batch.isEmpty()) {
      dispatcher.ended(this, batch);
    }
  }

  private Window openWindow() {
    return new Window(
        this,
        requireNonNull(launch).ledger(),
        requireNonNull(outbox),
        settings.maxTasksPerWorker());
  }

  /// Reads what became of a task. What cannot be read is that task's failure and nobody else's.
  private Outcome outcome(Frame frame) {
    ByteBuffer in = ByteBuffer.wrap(frame.bytes(), 0, frame.length());
    try {
      return switch (frame.kind()) {
        case RESULT -> new Outcome.Success(values.readLast(in, frame.tail()));
        case CHUNK -> new Outcome.Success(Chunk.read(values, in));
        default -> new Outcome.Failure(values.readFailure(in));
      };
    } catch (Throwable e) { // whatever its classes throw
      return new Outcome.Failure(Failures.presentable(e));
    }
  }

  /// Waits until nothing is left of the process, and says how it ended.
  ///
  /// @param fault why it could not go on, or nothing
  /// @param byUs whether it was killed for that
  private End bury(String fault, boolean byUs) {
    if (launch != null) {
      close(launch.tasks());
      close(launch.results());
      HelpedIntake served = intake;
      if (served != null) {
        served.close();
      }
      close(launch.rings());
    }
    Process dead = process;
    if (dead == null) {
      return new End(fault, reason(byUs, false));
    }
    int exit = awaitExit(dead);
    pumps.forEach(Worker::joinBriefly);
    boolean bySignal = exit > 128 && exit < 128 + 65;
    String how =
        bySignal
            ? "was ended by signal %d (exit code %d)".formatted(exit - 128, exit)
            : "ended with exit code %d".formatted(exit);
    String what = fault.isEmpty() ? how : fault + "; it " + how;
    return new End(what + said, reason(byUs, bySignal));
  }

  private Reason reason(boolean byUs, boolean bySignal) {
    if (overdue) {
      return Reason.SLOW;
    }
    return bySignal && !byUs ? Reason.SIGNAL : Reason.OWN;
  }

  private static int awaitExit(Process dead) {
    try {
      if (!dead.waitFor(GRACE)) {
        dead.destroyForcibly();
      }
      return dead.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a keeper", e);
    }
  }

  /// A process that the worker started may have inherited its output and keep it open.
  private static void joinBriefly(Thread pump) {
    try {
      pump.join(GRACE);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a keeper", e);
    }
  }

  private static void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      // The other end is gone.
    }
  }
}
