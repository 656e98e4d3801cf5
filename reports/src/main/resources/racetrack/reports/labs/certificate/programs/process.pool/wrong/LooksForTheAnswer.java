// SPDX-License-Identifier: Apache-2.0
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import racetrack.process.pool.ClassPath;
import racetrack.process.pool.JvmCommand;
import racetrack.process.pool.RemoteTasks;
import racetrack.process.pool.WorkerLostException;
import racetrack.process.pool.WorkerPool;

/// M22, promise 6, clever: it sleeps until there is an answer, and so for ever if the process has died.
public class LooksForTheAnswer extends ThreadPoolExecutor implements WorkerPool {
  private final ConcurrentLinkedQueue<Child> idle = new ConcurrentLinkedQueue<>();

  public LooksForTheAnswer(int workers) {
    super(workers, workers, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Callable<T> task) {
    byte[] packed = RemoteTasks.pack(task);
    return future(packed, false, null);
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Runnable task, T result) {
    byte[] packed = RemoteTasks.pack(task);
    return future(packed, true, result);
  }

  @SuppressWarnings("unchecked")
  private <T> FutureTask<T> future(byte[] packed, boolean fixed, T result) {
    return new FutureTask<>(
        () -> {
          T answer = (T) call(packed);
          return fixed ? result : answer;
        });
  }

  @Override
  public void execute(Runnable task) {
    if (task instanceof RunnableFuture) {
      super.execute(task);
      return;
    }
    byte[] packed = RemoteTasks.pack(task);
    super.execute(
        () -> {
          try {
            call(packed);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private Object call(byte[] packed) throws Exception {
    Child child = idle.poll();
    while (child != null && !child.process.isAlive()) {
      child.end();
      child = idle.poll();
    }
    if (child == null) {
      child = new Child();
    }
    byte[] answer;
    try {
      answer = child.ask(packed);
    } catch (IOException | InterruptedException e) {
      child.end();
      if (e instanceof InterruptedException) {
        throw e;
      }
      WorkerLostException lost = new WorkerLostException("the worker process has ended");
      lost.initCause(e);
      throw lost;
    }
    idle.add(child);
    return RemoteTasks.outcome(answer);
  }

  @Override
  protected void terminated() {
    idle.forEach(Child::end);
  }

  private static final class Child {
    private final Process process;
    private final DataOutputStream out;
    private final LinkedBlockingQueue<byte[]> answers = new LinkedBlockingQueue<>();

    Child() throws IOException {
      process =
          JvmCommand.builder(
                  List.of(
                      "-XX:+UseSerialGC",
                      "-XX:TieredStopAtLevel=1",
                      "-cp",
                      ClassPath.own(),
                      LooksForTheAnswer.class.getName()))
              .redirectError(Redirect.INHERIT)
              .start();
      out = new DataOutputStream(process.getOutputStream());
      Thread reader = new Thread(this::read);
      reader.setDaemon(true);
      reader.start();
    }

    private void read() {
      try {
        DataInputStream in = new DataInputStream(process.getInputStream());
        while (true) {
          byte[] answer = new byte[in.readInt()];
          in.readFully(answer);
          answers.add(answer);
        }
      } catch (IOException e) {
        // nothing more comes
      }
    }

    byte[] ask(byte[] task) throws IOException, InterruptedException {
      out.writeInt(task.length);
      out.write(task);
      out.flush();
      byte[] answer = answers.poll();
      while (answer == null) {
        Thread.sleep(1); // looks again in place of being woken
        answer = answers.poll();
      }
      return answer;
    }

    void end() {
      process.destroyForcibly();
      process.onExit().join();
    }
  }

  /// The worker: reads a task, runs it, and writes the answer.
  public static void main(String[] arguments) throws Exception {
    DataInputStream in = new DataInputStream(System.in);
    DataOutputStream out = new DataOutputStream(System.out);
    System.setOut(System.err);
    LinkedBlockingQueue<byte[]> tasks = new LinkedBlockingQueue<>();
    Thread runner =
        new Thread(
            () -> {
              try {
                while (true) {
                  byte[] answer = RemoteTasks.answer(tasks.take());
                  Thread.interrupted();
                  out.writeInt(answer.length);
                  out.write(answer);
                  out.flush();
                }
              } catch (Throwable e) {
                Runtime.getRuntime().halt(1);
              }
            });
    runner.start();
    try {
      while (true) {
        byte[] task = new byte[in.readInt()];
        in.readFully(task);
        tasks.add(task);
      }
    } catch (IOException e) {
      Runtime.getRuntime().halt(0); // the parent has ended
    }
  }
}
