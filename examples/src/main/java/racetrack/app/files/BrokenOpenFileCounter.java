// SPDX-License-Identifier: Apache-2.0
package racetrack.app.files;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Consumer;

/// **Broken:** [SequentialFileCounter] with a `close` that a failure jumps over.
///
/// ## Why it breaks
///
/// | step | the caller                                 | open files |
/// |------|--------------------------------------------|------------|
/// | 1    | opens `a.txt`, reads, closes it            | 0          |
/// | 2    | opens `b.txt`, whose third byte is no text | 1          |
/// | 3    | `read` throws, `close` is not reached      | 1          |
/// | …    | and so on with each bad file               | 1,024      |
/// | last | opens a good file: "Too many open files"   | 1,024      |
///
/// The collector closes a channel that nobody refers to any more, when it comes by. So the program
/// works on machines with little memory, and fails on those with much. On Windows the file can be
/// neither deleted nor renamed meanwhile.
///
/// **Where it is right:** in a program that ends before anybody notices.
///
/// **CERT:** none of these families; FIO04 asks that resources be released.
public final class BrokenOpenFileCounter implements FileCounter {

  BrokenOpenFileCounter(int workers) {
    requireAtLeast(1, workers, "workers"); // only one is ever used
  }

  @Override
  public Report count(List<TextFile> files, Consumer<? super FileResult> progress)
      throws InterruptedException {
    Results results = new Results(files, progress);
    for (int place = 0; place < files.size(); place++) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      results.add(place, count(files.get(place)));
    }
    return results.report();
  }

  private static Outcome count(TextFile file) {
    try {
      ReadableByteChannel channel = Files.newByteChannel(file.path());
      Counts counts = TextReader.read(channel, file.charset());
      channel.close(); // wound: not reached if reading fails
      return counts;
    } catch (IOException e) {
      return new Failure(TextReader.reason(e));
    }
  }

  @Override
  public void close() {
    // There are no workers.
  }
}
