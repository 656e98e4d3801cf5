// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Passes on what a worker prints, whole line by whole line, each marked with the worker's name.
///
/// The bytes are passed on as they are: what a task writes there may be no text at all.
final class OutputPump implements Runnable {

  /// A line that is longer is passed on in pieces, so that it takes no more memory than this.
  private static final int LONGEST = 1 << 20;

  private final InputStream source;
  private final Supplier<PrintStream> target;
  private final Consumer<String> heard;
  private final byte[] mark;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);

  /// @param heard is told of each line, too
  OutputPump(
      String name, InputStream source, Supplier<PrintStream> target, Consumer<String> heard) {
    this.source = source;
    this.target = target;
    this.heard = heard;
    this.mark = ("[" + name + "] ").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void run() {
    byte[] bytes = new byte[8192];
    try (source) {
      for (int count = source.read(bytes); count >= 0; count = source.read(bytes)) {
        take(bytes, count);
      }
    } catch (IOException e) {
      // The process has ended; what it printed before has been read.
    }
    if (line.size() > 0) {
      passOn();
    }
  }

  private void take(byte[] bytes, int count) {
    int start = 0;
    for (int i = 0; i < count; i++) {
      if (bytes[i] == '\n') {
        line.write(bytes, start, i - start);
        passOn();
        start = i + 1;
      }
    }
    line.write(bytes, start, count - start);
    if (line.size() > LONGEST) {
      passOn();
    }
  }

  private void passOn() {
    heard.accept(line.toString(Charset.defaultCharset()));
    ByteArrayOutputStream whole = new ByteArrayOutputStream(mark.length + line.size() + 1);
    whole.writeBytes(mark);
    whole.writeBytes(line.toByteArray());
    whole.write('\n');
    line.reset();
    PrintStream out = target.get();
    out.write(whole.toByteArray(), 0, whole.size());
    out.flush();
  }
}
