// SPDX-License-Identifier: Apache-2.0
package racetrack.app.files;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.util.List;
import java.util.function.Consumer;

/// Counts one file after the other, in the calling thread.
///
/// **Seed idiom:** `process_file(path)` in a loop: what an executor is held against.
///
/// **Thread safety:** unconditional; it has no state. Callers read side by side.
///
/// ## Why it is correct
///
/// - **Invariant:** when the file at a place is begun, the outcomes of all before it are there.
/// - **Happens-before:** one thread, so program order.
/// - **Interruption:** looked for before each file, and while one is read by its channel.
/// - **Progress:** as the storage has it. One slow file holds up all that follow.
///
/// ## Cost
///
/// One core at most, and none while the storage is awaited. No hand-over, no other thread: for a
/// few small files that are in the page cache that is hard to beat.
///
/// ## Broken twins
///
/// [BrokenBufferFileCounter] decodes each buffer by itself; [BrokenOpenFileCounter] leaves a file
/// open that it failed to read.
///
/// ## Sources
///
/// - [java.nio.channels.InterruptibleChannel].
/// - [java.nio.charset.CharsetDecoder], *the decoding operation*.
public final class SequentialFileCounter implements FileCounter {

  SequentialFileCounter(int workers) {
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
      results.add(place, TextReader.count(files.get(place)));
    }
    return results.report();
  }

  @Override
  public void close() {
    // There are no workers.
  }
}
