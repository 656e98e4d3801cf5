// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static java.util.Objects.requireNonNull;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import racetrack.process.ledger.SharedLedger;
import racetrack.process.outbox.CombiningOutbox;
import racetrack.process.ring.ProtocolException;

/// The worker process: runs one task at a time and ends with its parent.
///
/// Two threads: one reads tasks, runs them and writes results, the other is the [Leash]. A third
/// calls the parent at the start; meanwhile the initializer may run already. Standard output and
/// error belong to the tasks.
///
/// On the way to the first result there are no lambdas and no `switch` over types, here and in what
/// is called from here: a fresh JVM takes milliseconds to link each of them.
final class WorkerMain implements Runnable {

  /// An answer may take more memory than this, but not for longer than it is needed.
  private static final int MOST_KEPT = 1 << 22;

  private final int maxPayload;
  private final SharedLedger ledger;
  private final FrameReader tasks;
  private final RingChannel.Inlet inlet;
  private final CombiningOutbox results;
  private final Values values = new Values(null);

  /// The answer that is being made. It is sent before the next is, so its memory is used again.
  private final Bytes written = new Bytes(1024);

  private final Map<Long, Frame> definitions = new HashMap<>();
  private final Map<Long, Object> defined = new HashMap<>();

  private WorkerMain(
      int maxPayload, SharedLedger ledger, RingChannel.Outlet tasks, RingChannel.Inlet results) {
    this.maxPayload = maxPayload;
    this.ledger = ledger;
    this.tasks = new FrameReader(tasks, Integer.MAX_VALUE - Frame.OVERHEAD);
    this.inlet = results;
    this.results = Frame.outbox(results);
  }

  /// Started by [Launch].
  ///
  /// @param arguments none: what the parent has to say comes by standard input, as command lines
  ///   can be read by everybody
  public static void main(String[] arguments) throws IOException {
    DataInputStream input = new DataInputStream(System.in);
    System.setIn(InputStream.nullInputStream());
    String name = input.readUTF();
    Path socket = Path.of(input.readUTF());
    Path ledger = Path.of(input.readUTF());
    Path rings = Path.of(input.readUTF());
    long parent = input.readLong();
    int maxPayload = input.readInt();
    long patience = input.readLong();
    byte[] secret = new byte[Rendezvous.SECRET];
    input.readFully(secret);
    Caller caller = new Caller(socket, secret);
    caller.start();
    Rings memory = Rings.open(rings); // the files are deleted once the connections are made
    WorkerMain worker =
        new WorkerMain(
            maxPayload,
            LedgerFile.map(ledger),
            new RingChannel.Outlet(memory.tasks(), new Bell(caller.tasks), patience),
            new RingChannel.Inlet(memory.results(), new Bell(caller.results), patience / 20));
    caller.mayCall.countDown();
    TaskThread thread = new TaskThread(worker, name);
    thread.start();
    Leash leash = new Leash(caller.results.join(), thread, parent);
    Runtime.getRuntime().addShutdownHook(leash.loosening());
    leash.start();
  }

  @Override
  public void run() {
    int status = 1;
    try {
      for (Frame frame = tasks.next(); frame != null; frame = tasks.next()) {
        handle(frame);
      }
      status = 0;
    } catch (Throwable e) {
      e.printStackTrace(System.err); // the parent hung up, or there is no memory for an answer
    } finally {
      System.exit(status);
    }
  }

  private void handle(Frame frame) throws IOException {
    switch (frame.kind()) {
      case DEFINE -> definitions.put(frame.id(), frame.keep());
      case FORGET -> {
        definitions.remove(frame.id());
        defined.remove(frame.id());
      }
      case INITIALIZE -> answer(frame, Frame.Kind.READY, Frame.Kind.UNFIT);
      case TASK -> {
        if (ledger.begin(frame.id())) {
          answer(frame, Frame.Kind.RESULT, Frame.Kind.FAILURE);
        }
      }
      case READY, UNFIT, RESULT, FAILURE, CHUNK ->
          throw new ProtocolException("a parent sends no " + frame.kind());
    }
  }

  /// Runs what a frame holds and sends what came of it.
  private void answer(Frame frame, Frame.Kind good, Frame.Kind bad) throws IOException {
    TaskThread thread = (TaskThread) Thread.currentThread();
    Frame answer;
    thread.enterTask();
    try {
      answer = run(frame, good);
      if (answer.size() > maxPayload) {
        throw new IllegalArgumentException(
            "the result takes %d bytes, but maxPayload is %d".formatted(answer.size(), maxPayload));
      }
    } catch (Throwable failure) {
      written.reset(MOST_KEPT);
      Values.writeFailure(written, failure, maxPayload);
      answer = written.toFrame(bad, frame.id());
    } finally {
      thread.leaveTask();
    }
    System.out.flush();
    System.err.flush();
    send(answer);
    written.reset(MOST_KEPT); // keeps no reference to the result
  }

  private void send(Frame answer) throws IOException {
    results.add(answer);
    boolean sent = results.flush();
    while (!sent) {
      if (inlet.mustSleep()) {
        LockSupport.park(this); // until the leash hears that there is room
      }
      sent = results.resume();
    }
  }

  private Frame run(Frame frame, Frame.Kind good) throws Exception {
    written.reset(MOST_KEPT);
    if (frame.size() == 0) {
      return new Frame(good, frame.id());
    }
    ByteBuffer in = ByteBuffer.wrap(frame.bytes(), 0, frame.length());
    byte form = in.get();
    Object task;
    try {
      if (form == Cargo.CHUNK) {
        applyToAll(in, written);
        return written.toFrame(Frame.Kind.CHUNK, frame.id());
      }
      task = form == Cargo.LAMBDA ? assemble(in, frame.tail()) : values.read(in);
    } catch (ClassNotFoundException e) { // not from the task: it has not run, or a chunk keeps it
      throw new ClassNotFoundException(
          e.getMessage() + " is not on the workers' class path, which Builder.classPath sets", e);
    }
    Values.writeLast(written, call(task));
    return written.toFrame(good, frame.id());
  }

  private static @Nullable Object call(@Nullable Object task) throws Exception {
    if (task instanceof Callable<?> callable) {
      return callable.call();
    }
    if (task instanceof Runnable runnable) {
      runnable.run();
      return null;
    }
    throw new ProtocolException("no task: " + task);
  }

  private Object assemble(ByteBuffer in, Tail tail) throws Exception {
    long id = in.getLong();
    @Nullable Object[] captured = new @Nullable Object[in.get()];
    int last = captured.length - 1;
    for (int i = 0; i < last; i++) {
      captured[i] = values.read(in);
    }
    if (last >= 0) {
      captured[last] = values.readLast(in, tail);
    }
    Object assembler = defined.get(id);
    if (assembler == null) {
      assembler = new Lambdas.Assembler(values, definition(id));
      defined.put(id, assembler);
    }
    try {
      return ((Lambdas.Assembler) assembler).assemble(captured);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  @SuppressWarnings("unchecked") // the caller's compiler has seen to it that the types fit
  private void applyToAll(ByteBuffer in, Bytes out) throws Exception {
    long id = in.getLong();
    RemoteFunction<@Nullable Object, @Nullable Object> function =
        (RemoteFunction<@Nullable Object, @Nullable Object>) defined.get(id);
    if (function == null) {
      function =
          (RemoteFunction<@Nullable Object, @Nullable Object>)
              requireNonNull(values.read(definition(id)));
      defined.put(id, function);
    }
    Chunk.apply(function, values.readAll(in)).write(out, maxPayload);
  }

  private ByteBuffer definition(long id) throws ProtocolException {
    Frame frame = definitions.get(id);
    if (frame == null) {
      throw new ProtocolException("nothing was defined by the number " + id);
    }
    return ByteBuffer.wrap(frame.bytes(), 0, frame.length());
  }

  /// Calls the parent, while other threads do other things: the first Unix-domain socket of a JVM
  /// takes nearly as long as the JVM itself to start. It seeds a generator of random names, which
  /// we do not use, and loads the security providers for it.
  private static final class Caller extends Thread {

    final CompletableFuture<SocketChannel> tasks = new CompletableFuture<>();
    final CompletableFuture<SocketChannel> results = new CompletableFuture<>();
    final CountDownLatch mayCall = new CountDownLatch(1);
    private final Path socket;
    private final byte[] secret;

    Caller(Path socket, byte[] secret) {
      super("caller");
      setDaemon(true); // or it would wait for a main thread that found no files to map
      this.socket = socket;
      this.secret = secret;
    }

    @Override
    public void run() {
      try {
        SocketChannel first = SocketChannel.open(StandardProtocolFamily.UNIX);
        SocketChannel second = SocketChannel.open(StandardProtocolFamily.UNIX);
        mayCall.await(); // until the files are mapped that the parent then deletes
        results.complete(call(first, Rendezvous.RESULTS));
        tasks.complete(call(second, Rendezvous.TASKS));
      } catch (Throwable e) {
        e.printStackTrace(System.err); // there is no parent any more
        Runtime.getRuntime().halt(1);
      }
    }

    private SocketChannel call(SocketChannel channel, byte role) throws IOException {
      channel.connect(UnixDomainSocketAddress.of(socket));
      channel.write(ByteBuffer.allocate(Rendezvous.GREETING).put(secret).put(role).flip());
      return channel;
    }
  }
}
