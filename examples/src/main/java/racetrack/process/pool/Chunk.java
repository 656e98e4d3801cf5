// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import racetrack.process.ring.ProtocolException;

/// What a function made of some elements of a `map`: each has its own value or failure.
///
/// @param values the values, null where the function failed
/// @param failures where it failed, and why
@SuppressWarnings("ArrayRecordComponent") // never compared
record Chunk(@Nullable Object[] values, List<Failed> failures) {

  /// An element's failure.
  record Failed(int index, Throwable cause) {}

  /// Applies a function to each element, in order, whatever happened to those before.
  static Chunk apply(
      RemoteFunction<@Nullable Object, @Nullable Object> function, @Nullable Object[] elements) {
    @Nullable Object[] values = new @Nullable Object[elements.length];
    List<Failed> failures = new ArrayList<>(0);
    for (int i = 0; i < elements.length; i++) {
      try {
        values[i] = function.apply(elements[i]);
      } catch (Throwable failure) {
        failures.add(new Failed(i, failure));
      }
    }
    return new Chunk(values, failures);
  }

  /// {@return a chunk all of whose elements failed, each with the cause in a failure of its own}
  static Chunk failed(int size, Throwable cause) {
    List<Failed> failures = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      failures.add(new Failed(i, cause));
    }
    return new Chunk(new @Nullable Object[size], failures);
  }

  /// Writes the chunk. A value that cannot cross becomes its element's failure.
  ///
  /// @param most how many bytes there is room for: failures are cut to fit if they can be
  void write(Bytes out, int most) throws IOException {
    try {
      Values.writeAll(out, values);
    } catch (Throwable e) { // whatever their classes throw
      out.truncate(0);
      separateWhatCannotCross();
      Values.writeAll(out, values);
    }
    out.room(Integer.BYTES).putInt(failures.size());
    int room = (most - out.size()) / Math.max(1, failures.size()) - Integer.BYTES;
    for (Failed failed : failures) {
      out.room(Integer.BYTES).putInt(failed.index());
      Values.writeFailure(out, failed.cause(), Math.max(room, Values.LEAST));
    }
  }

  private void separateWhatCannotCross() {
    Bytes scratch = new Bytes(1024);
    for (int i = 0; i < values.length; i++) {
      try {
        Values.write(scratch, values[i]);
      } catch (Throwable e) {
        values[i] = null;
        failures.add(new Failed(i, e));
      }
      scratch.truncate(0);
    }
  }

  /// Reads what [#write] wrote.
  static Chunk read(Values reader, ByteBuffer in) throws IOException, ClassNotFoundException {
    @Nullable Object[] values = reader.readAll(in);
    List<Failed> failures = new ArrayList<>(0);
    for (int left = in.getInt(); left > 0; left--) {
      int index = in.getInt();
      if (index < 0 || index >= values.length) {
        throw new ProtocolException("no element has the number " + index);
      }
      failures.add(new Failed(index, reader.readFailure(in)));
    }
    return new Chunk(values, failures);
  }
}
