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

/// **Broken:** [ProcessFileCounter] that leaves the charset at home.
///
/// ## Why it breaks
///
/// A worker process reads every file as its own default says, which is UTF-8.
///
/// | step | caller                               | worker process                           |
/// |------|--------------------------------------|------------------------------------------|
/// | 1    | sends the name of a UTF-16 file      |                                          |
/// | 2    |                                      | reads it as UTF-8, which it is not       |
/// | 3    | tells of a file that is not readable |                                          |
///
/// **Where it is right:** for files in the default charset.
public final class BrokenCharsetFileCounter implements FileCounter {

  private final ProcessPool workers;

  BrokenCharsetFileCounter(int workers) {
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
    // follows the wound: no name of a charset
    return () -> TextReader.count(new TextFile(Path.of(path), Charset.defaultCharset())); // wound
  }

  @Override
  public void close() {
    workers.close();
  }
}
