// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.StringWriter;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.SynchronousQueue;
import org.jspecify.annotations.Nullable;

/// The program that a worker of a [SimpleWorkerPool] runs: read a task, run it, write the answer.
///
/// Two threads. One runs the tasks. The other reads standard input all the time, also while a task
/// runs, because its end is the end of the parent: whatever ended that, the system has closed the
/// pipe. A worker that only read between tasks would outlive its parent by as long as its task
/// takes.
final class SimpleWorkerMain {

  /// The answer of a task that has no result.
  ///
  /// @param text the failure's text form and stack trace
  /// @param packed the failure itself, or nothing if it cannot cross
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Failure(String text, byte @Nullable [] packed) implements Serializable {

    /// {@return the failure, or a stand-in with its text if it cannot be had}
    Throwable cause() {
      RemoteFailureException standIn = new RemoteFailureException(text);
      try {
        return packed != null
                && Pipe.unpack(packed) instanceof Throwable cause
                && Failures.isPrintable(cause)
            ? cause
            : standIn;
      } catch (Throwable e) { // whatever its classes throw
        standIn.initCause(Failures.presentable(e));
        return standIn;
      }
    }
  }

  private final Pipe pipe;
  private final BlockingQueue<byte[]> tasks = new SynchronousQueue<>();

  private SimpleWorkerMain(Pipe pipe) {
    this.pipe = pipe;
  }

  /// Started by a [SimpleWorkerPool].
  ///
  /// @param arguments none
  public static void main(String[] arguments) {
    Pipe pipe = new Pipe(System.in, new FileOutputStream(FileDescriptor.out));
    System.setIn(InputStream.nullInputStream());
    System.setOut(System.err); // what tasks print must not be mistaken for an answer
    SimpleWorkerMain worker = new SimpleWorkerMain(pipe);
    Thread.ofPlatform().name("worker").start(worker::work);
    worker.readUntilTheParentEnds();
  }

  private void readUntilTheParentEnds() {
    try {
      while (true) {
        tasks.put(pipe.read());
      }
    } catch (IOException e) {
      Runtime.getRuntime().halt(0); // at once: a task's shutdown hook might wait
    } catch (InterruptedException e) {
      throw new IllegalStateException("a task interrupted the reader", e);
    }
  }

  private void work() {
    try {
      while (true) {
        byte[] task = tasks.take();
        pipe.write(answerTo(task));
        Thread.interrupted(); // what a task leaves behind is not the next one's
      }
    } catch (Throwable e) {
      e.printStackTrace(System.err); // there is no memory for an answer, or nobody to read it
      Runtime.getRuntime().halt(1);
    }
  }

  /// {@return the packed result of a packed task, or the packed [Failure]}
  static byte[] answerTo(byte[] task) throws IOException {
    try {
      return Pipe.pack(call(Pipe.unpack(task)));
    } catch (Throwable e) {
      return failure(e);
    }
  }

  private static @Nullable Object call(@Nullable Object task) throws Exception {
    return switch (task) {
      case Callable<?> callable -> callable.call();
      case Runnable runnable -> {
        runnable.run();
        yield null;
      }
      case null, default -> throw new IllegalArgumentException("no task: " + task);
    };
  }

  private static byte[] failure(Throwable cause) throws IOException {
    StringWriter text = new StringWriter();
    boolean printable = Failures.print(cause, text);
    return Pipe.pack(new Failure(text.toString(), printable ? packed(cause) : null));
  }

  private static byte @Nullable [] packed(Throwable cause) {
    try {
      return Pipe.pack(cause);
    } catch (Throwable e) { // whatever its classes throw
      return null;
    }
  }
}
