// SPDX-License-Identifier: Apache-2.0
package racetrack.app.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;

/// Reads one file, in one thread, with little memory however large the file or its lines.
///
/// **Interruption.** A channel, unlike a stream, can be read interruptibly: the interrupt closes
/// it. What it then throws is an [IOException] too, but says nothing of the file, so it is told
/// apart.
final class TextReader {

  /// The size of the buffers, in bytes and in characters.
  static final int BUFFER = 1 << 14;

  private TextReader() {}

  /// {@return the counts of a file, or why there are none}
  ///
  /// @throws InterruptedException if interrupted while reading
  static Outcome count(TextFile file) throws InterruptedException {
    try {
      return read(file);
    } catch (IOException e) {
      return new Failure(reason(e));
    }
  }

  /// {@return the counts of a file}
  ///
  /// @throws InterruptedException if interrupted while reading
  /// @throws IOException if it cannot be read, or is malformed
  static Counts read(TextFile file) throws InterruptedException, IOException {
    try (ReadableByteChannel channel = Files.newByteChannel(file.path())) {
      return read(channel, file.charset());
    } catch (ClosedByInterruptException e) {
      Thread.interrupted(); // is told by the exception from here on
      throw (InterruptedException) new InterruptedException().initCause(e);
    }
  }

  /// {@return the counts of what comes from a channel}
  ///
  /// @throws IOException if it cannot be read, or is malformed
  static Counts read(ReadableByteChannel channel, Charset otherwise) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
    CharBuffer text = CharBuffer.allocate(BUFFER);
    Tally tally = new Tally();
    long size = fill(bytes, channel);
    CharsetDecoder decoder = charset(bytes, otherwise).newDecoder(); // reports what is malformed
    boolean isLast;
    do {
      isLast = bytes.limit() < bytes.capacity();
      CoderResult result;
      do {
        result = decoder.decode(bytes, text, isLast);
        tally.accept(text.flip());
        text.clear();
        if (result.isError()) {
          result.throwException();
        }
      } while (result.isOverflow());
      bytes.compact(); // the first bytes of a character whose last are still to come
      size += isLast ? 0 : fill(bytes, channel);
    } while (!isLast);
    decoder.flush(text);
    tally.accept(text.flip());
    return tally.counts(size);
  }

  /// Fills a buffer from where it is, and makes it ready to be read from its beginning.
  ///
  /// @return how many bytes came; if the buffer is not full, there are no more
  static long fill(ByteBuffer bytes, ReadableByteChannel channel) throws IOException {
    int before = bytes.position();
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      // A read may return less than there is.
    }
    int size = bytes.position() - before;
    bytes.flip();
    return size;
  }

  /// {@return what the byte order mark says, which is then skipped, or what is said otherwise}
  ///
  /// @param start the beginning of the file
  static Charset charset(ByteBuffer start, Charset otherwise) {
    if (skips(start, 0xEF, 0xBB, 0xBF)) {
      return StandardCharsets.UTF_8;
    }
    if (skips(start, 0xFE, 0xFF)) {
      return StandardCharsets.UTF_16BE;
    }
    if (skips(start, 0xFF, 0xFE)) {
      return StandardCharsets.UTF_16LE;
    }
    return otherwise;
  }

  private static boolean skips(ByteBuffer start, int... mark) {
    for (int index = 0; index < mark.length; index++) {
      if (index >= start.limit() || Byte.toUnsignedInt(start.get(index)) != mark[index]) {
        return false;
      }
    }
    start.position(mark.length);
    return true;
  }

  /// {@return why a file could not be counted, in a few words}
  static String reason(IOException failure) {
    return switch (failure) {
      case NoSuchFileException _ -> "is not there";
      case AccessDeniedException _ -> "may not be read";
      case CharacterCodingException _ -> "is not text of its charset";
      default -> String.valueOf(failure.getMessage());
    };
  }
}
