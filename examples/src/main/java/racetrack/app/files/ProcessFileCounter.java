// SPDX-License-Identifier: Apache-2.0
package racetrack.app.files;

import static java.util.Objects.requireNonNull;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import racetrack.process.pool.ProcessPool;
import racetrack.process.pool.RemoteCallable;
import racetrack.process.pool.TaskFuture;

/// Counts files in processes: JVMs of their own.
///
/// **Seed idiom:** `with ProcessPoolExecutor(max_workers=n)`, for work that keeps the interpreter
/// busy. Java's threads need no such help; what is left is that a reader that crashes takes nobody
/// along.
///
/// **Thread safety:** unconditional; callers share the workers.
///
/// ## Why it is correct
///
/// As [PoolFileCounter], with a worker process for a worker thread.
///
/// - **Invariant:** what crosses is the name of the file and of the charset, and the counts on the
///   way back. Neither [Path] nor [Charset] is serialisable. The workers share this JVM's directory
///   and file system, so the name means the same to them.
/// - **Happens-before:** nothing is shared but the file system. What this JVM has written to a file
///   and closed, the processes read.
/// - **Interruption:** a cancelled task that runs is ended with its process, whatever it does.
/// - **Progress:** blocking. The death of a worker is the failure of the file that it read.
///
/// ## Cost
///
/// The start of a JVM for each worker, when the first files come; it must warm up anew. Then the
/// round trip of a task per file, tens of microseconds.
///
/// ## Broken twins
///
/// [BrokenCharsetFileCounter] does not send the charset; and those of [PoolFileCounter].
///
/// ## Sources
///
/// - [ProcessPool].
public final class ProcessFileCounter implements FileCounter {

  private final ProcessPool workers;

  ProcessFileCounter(int workers) {
    this.workers = ProcessPool.builder().workers(workers).workerName("file worker ").build();
  }

  @Override
  public Report count(List<TextFile> files, Consumer<? super FileResult> progress)
      throws InterruptedException {
    BlockingQueue<Future<Outcome>> done = new LinkedBlockingQueue<>();
    IdentityHashMap<Future<Outcome>, Integer> places = new IdentityHashMap<>();
    Results results = new Results(files, progress);
    try {
      for (int place = 0; place < files.size(); place++) {
        TaskFuture<Outcome> reading = workers.submit(task(files.get(place)));
        places.put(reading, place);
        reading.onDone(done::add);
      }
      while (!results.isComplete()) {
        Future<Outcome> next = done.take();
        results.add(requireNonNull(places.get(next)), next);
      }
      return results.report();
    } finally {
      places.keySet().forEach(reading -> reading.cancel(true)); // those that are done stay so
    }
  }

  private static RemoteCallable<Outcome> task(TextFile file) {
    String path = file.path().toAbsolutePath().toString();
    String charset = file.charset().name();
    return () -> TextReader.count(new TextFile(Path.of(path), Charset.forName(charset)));
  }

  @Override
  public void close() {
    workers.close();
  }
}
