// SPDX-License-Identifier: Apache-2.0
package racetrack.app.files;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Consumer;

/// **Broken:** [SequentialFileCounter] with each buffer decoded by itself.
///
/// It is `new String(buffer, 0, length, UTF_8)` in a loop.
///
/// ## Why it breaks
///
/// A character may take several bytes, and a buffer ends where it is full. The bytes on either side
/// of the cut are no characters, so each half is replaced by U+FFFD. The euro sign is `E2 82 AC`:
///
/// | step | the channel                   | the buffer            | decoded        |
/// |------|-------------------------------|-----------------------|----------------|
/// | 1    | fills it, up to the last byte | `61 61 … 61 E2`       | `aa…a` U+FFFD  |
/// | 2    | fills it again                | `82 AC 61 …`          | U+FFFD `a…`    |
///
/// One character is counted as two. Text in ASCII never shows it, and neither does a file smaller
/// than a buffer: so no test of five lines does.
///
/// **Where it is right:** with charsets of one byte a character, such as ISO-8859-1.
///
/// **CERT:** none of these families; it is state that must outlive a step, as with any task that is
/// cut into pieces.
public final class BrokenBufferFileCounter implements FileCounter {

  BrokenBufferFileCounter(int workers) {
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
    ByteBuffer bytes = ByteBuffer.allocate(TextReader.BUFFER);
    Tally tally = new Tally();
    try (ReadableByteChannel channel = Files.newByteChannel(file.path())) {
      long size = TextReader.fill(bytes, channel);
      Charset charset = TextReader.charset(bytes, file.charset());
      while (bytes.hasRemaining()) {
        tally.accept(charset.decode(bytes)); // wound: the buffer may end within a character
        bytes.clear();
        size += TextReader.fill(bytes, channel);
      }
      return tally.counts(size);
    } catch (IOException e) {
      return new Failure(TextReader.reason(e));
    }
  }

  @Override
  public void close() {
    // There are no workers.
  }
}
